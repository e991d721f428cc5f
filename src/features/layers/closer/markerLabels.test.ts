import { expect, it } from 'vitest';
import { markerLabels } from './markerLabels';

it('writes numbers together where they would run into each other', () => {
  const ends = [
    { place: 100, number: 3 },
    { place: 20, number: 2 },
    { place: 100, number: 1 },
    { place: 40, number: 4 },
    { place: 108, number: 2 },
  ];
  expect(markerLabels(ends)).toEqual([
    { place: 20, text: '2' },
    { place: 40, text: '4' },
    { place: expect.closeTo(102.67, 1), text: '1, 2, 3' },
  ]);
  expect(markerLabels([])).toEqual([]);
});
