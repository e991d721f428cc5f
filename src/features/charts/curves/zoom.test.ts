import { expect, test } from 'vitest';
import { moved, widened, windowWithin } from './zoom';

test('a window is dragged in either direction and stays on the axis', () => {
  expect(windowWithin([20, 40], 100)).toEqual([20, 40]);
  expect(windowWithin([40, 20], 100)).toEqual([20, 40]);
  expect(windowWithin([90, 130], 100)).toEqual([60, 100]);
});

test('all of the axis is no window', () => {
  expect(windowWithin([-5, 200], 100)).toBeNull();
  expect(widened([20, 80], 2, 100)).toBeNull();
});

test('zooming keeps the middle, and stops before nothing is left', () => {
  expect(widened(null, 0.5, 100)).toEqual([25, 75]);
  expect(widened([25, 75], 0.5, 100)).toEqual([37.5, 62.5]);
  const [low = 0, high = 0] = windowWithin([50, 50], 100) ?? [];
  expect(high - low).toBeCloseTo(0.1, 12);
});

test('moving keeps the width and ends at the ends', () => {
  expect(moved([20, 40], 0.5, 100)).toEqual([30, 50]);
  expect(moved([20, 40], -5, 100)).toEqual([0, 20]);
  expect(moved(null, 0.5, 100)).toBeNull();
});
