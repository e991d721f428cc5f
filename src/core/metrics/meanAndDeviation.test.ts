import { expect, test } from 'vitest';
import { meanAndDeviation } from './meanAndDeviation';

test('the deviation is that of a sample', () => {
  expect(meanAndDeviation([1, 2, 3, 6])).toEqual({ mean: 3, deviation: Math.sqrt(14 / 3) });
});

test('a single value has none', () => {
  expect(meanAndDeviation([5])).toEqual({ mean: 5, deviation: null });
});
