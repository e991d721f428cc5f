import { expect, test } from 'vitest';
import { pathThrough, placesOf } from './places';

const points = [1, 10, 0, 100].map((y, x) => ({ x, y }));
const wide = (value: number) => value * 10.04;

test('a path goes through the places of the points, to a tenth of a pixel', () => {
  expect(pathThrough(points, wide, (y) => y)).toBe('M0,1L10,10L20.1,0L30.1,100');
});

test('what a log axis cannot show breaks the line and has no mark', () => {
  expect(pathThrough(points, wide, Math.log10)).toBe('M0,0L10,1M30.1,2');
  expect(placesOf(points, wide, Math.log10)).toHaveLength(3);
});

test('what is outside of a scale is left out', () => {
  expect(pathThrough(points, wide, () => undefined)).toBe('');
});
