import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stepsBetweenSamples } from './watchSteps';

it('takes at most 200 samples of any run, and of a short one no more than every sixteenth step', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200_000 }), (steps) => {
      const apart = stepsBetweenSamples(steps);
      expect(Math.ceil(steps / apart)).toBeLessThanOrEqual(200);
      expect(apart).toBeGreaterThanOrEqual(16);
    }),
  );
  expect([100, 859, 42_950].map(stepsBetweenSamples)).toEqual([16, 16, 215]);
});
