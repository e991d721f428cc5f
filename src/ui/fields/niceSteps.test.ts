import { expect, test } from 'vitest';
import { nearestStep, niceLogSteps } from './niceSteps';

test('steps are round, ascending and within the bounds', () => {
  expect(niceLogSteps(0.01, 0.1)).toEqual([0.01, 0.015, 0.02, 0.03, 0.05, 0.07, 0.1]);
});

test('the nearest step is nearest by ratio', () => {
  const steps = niceLogSteps(1e-6, 1);
  expect(steps[nearestStep(steps, 0.01)]).toBe(0.01);
  expect(steps[nearestStep(steps, 0.0089)]).toBe(0.01);
  expect(nearestStep(steps, Number.NaN)).toBe(0);
});
