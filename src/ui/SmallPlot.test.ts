import { expect, it } from 'vitest';
import { placeOn } from './SmallPlot';

const axis = { title: '', ticks: [], format: String };

it('places values evenly, or evenly by their logarithm', () => {
  const even = placeOn({ ...axis, domain: [0, 10] }, 100, 200);
  expect([even(0), even(5), even(10)]).toEqual([100, 150, 200]);
  const log = placeOn({ ...axis, domain: [0.01, 1], log: true }, 100, 0);
  expect(log(0.1)).toBeCloseTo(50);
});
