import { expect, test } from 'vitest';
import { learningRateAt } from '../../../core/schedule';
import { rateAxis } from './rateAxis';

const line = (...values: number[]) => values.map((y) => ({ y }));

test('a rate that falls smoothly to zero has a linear axis from zero', () => {
  const cosine = Array.from(
    { length: 50 },
    (_, step) => 0.005 * (1 + Math.cos((Math.PI * step) / 50)),
  );
  const axis = rateAxis([line(...cosine)]);
  expect(axis.log).toBe(false);
  expect(axis.domain).toEqual([0, 0.01]);
});

test('steps to a hundredth have a log axis', () => {
  const axis = rateAxis([line(0.1, 0.1, 0.01, 0.001)]);
  expect(axis.log).toBe(true);
  expect(axis.ticks).toEqual([0.001, 0.01, 0.1]);
});

test('runs whose rates are far apart have a log axis', () => {
  expect(rateAxis([line(0.1, 0.1), line(0.0001, 0.0001)]).log).toBe(true);
});

test('no curves, or rates of zero, still have an axis', () => {
  expect(rateAxis([]).ticks.length).toBeGreaterThan(1);
  expect(rateAxis([line(0, 0)]).ticks.length).toBeGreaterThan(1);
});

test('a cycle that rises and falls to almost nothing has a linear axis up to its peak', () => {
  const plan = { schedule: 'one-cycle', peak: 0.01, warmupShare: 0, totalSteps: 100 } as const;
  const axis = rateAxis([
    line(...Array.from({ length: 100 }, (_, step) => learningRateAt(plan, step))),
  ]);
  expect(axis.log).toBe(false);
  expect(axis.domain).toEqual([0, 0.01]);
});
