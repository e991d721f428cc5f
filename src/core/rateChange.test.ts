import fc from 'fast-check';
import { expect, it } from 'vitest';
import { peakAt, type RateChange, withChange } from './rateChange';

const change = fc.record({
  step: fc.nat(50),
  peak: fc.double({ min: 1e-6, max: 10, noNaN: true }),
});

it('goes by the planned rate until the first change, and by each change until the next', () => {
  const changes = [
    { step: 10, peak: 0.1 },
    { step: 20, peak: 0.01 },
  ];
  const peaks = [0, 9, 10, 19, 20, 1_000].map((step) => peakAt(0.03, changes, step));
  expect(peaks).toEqual([0.03, 0.03, 0.1, 0.1, 0.01, 0.01]);
});

it('keeps changes in the order of their steps, the last one made for a step alone', () => {
  fc.assert(
    fc.property(fc.array(change), (made) => {
      const sorted = made.toSorted((a, b) => a.step - b.step);
      const kept = sorted.reduce<readonly RateChange[]>(withChange, []);
      const last = new Map(sorted.map(({ step, peak }) => [step, peak]));
      expect(kept).toEqual([...last].map(([step, peak]) => ({ step, peak })));
      for (const { step, peak } of kept) expect(peakAt(1, kept, step)).toBe(peak);
    }),
  );
});
