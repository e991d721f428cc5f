import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type LearningRatePlan, learningRateAt } from './schedule';
import { schedulePoints } from './schedulePath';

const plans: fc.Arbitrary<LearningRatePlan> = fc.record({
  schedule: fc.constantFrom('constant', 'step', 'cosine', 'one-cycle'),
  peak: fc.double({ min: 1e-6, max: 10, noNaN: true }),
  warmupShare: fc.double({ min: 0, max: 0.5, noNaN: true }),
  totalSteps: fc.integer({ min: 1, max: 100_000 }),
});

it('goes by the rates that a run has, from its first step to its last', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const points = schedulePoints(plan);
      expect(points.length).toBeLessThanOrEqual(120);
      expect(points[0]).toEqual({ at: 0, rate: learningRateAt(plan, 0) / plan.peak });
      const last = points.at(-1);
      if (plan.totalSteps > 1) expect(last?.at).toBe(1);
      expect(last?.rate).toBe(learningRateAt(plan, plan.totalSteps - 1) / plan.peak);
      for (const { at, rate } of points) {
        expect(at).toBeLessThanOrEqual(1);
        expect(rate).toBeLessThanOrEqual(1 + 1e-12);
        expect(rate).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
