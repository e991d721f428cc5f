import { expect, test } from 'vitest';
import { lossAxis } from './lossAxis';

const losses = (...values: number[]) => ({
  smoothLoss: values.map((y, x) => ({ x, y })),
  heldOutLoss: [],
});

test('the axis encloses every loss that is a number', () => {
  expect(lossAxis([losses(0.3, 0.9), losses(0.2, Number.NaN)], false).domain).toEqual([0.2, 1]);
});

test('a log axis leaves out what it cannot show', () => {
  const axis = lossAxis([losses(0, 0.03, 0.9)], true);
  expect(axis).toMatchObject({ log: true, domain: [0.02, 1] });
});

test('no losses still have an axis', () => {
  expect(lossAxis([], false).ticks.length).toBeGreaterThan(1);
  expect(lossAxis([], true).ticks.length).toBeGreaterThan(1);
});
