import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracyInterval } from './interval';

describe('accuracyInterval', () => {
  it('is half a point wide on either side of 93 % in 10,000', () => {
    const { accuracy, low, high, halfWidth } = accuracyInterval(9300, 10_000);
    expect(accuracy).toBe(0.93);
    expect(low).toBeCloseTo(0.92483, 5);
    expect(high).toBeCloseTo(0.93484, 5);
    expect(halfWidth).toBeCloseTo(0.005, 4);
  });

  it('agrees with the textbook case of 1 in 10', () => {
    const { low, high } = accuracyInterval(1, 10);
    expect(low).toBeCloseTo(0.0179, 4);
    expect(high).toBeCloseTo(0.4042, 4);
  });

  it('knows nothing without images', () => {
    expect(accuracyInterval(0, 0)).toEqual({ accuracy: 0, low: 0, high: 1, halfWidth: 0.5 });
  });

  it('holds the accuracy and stays between 0 and 1', () => {
    const counts = fc
      .integer({ min: 1, max: 20_000 })
      .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)));
    fc.assert(
      fc.property(counts, ([correct, total]) => {
        const { accuracy, low, high, halfWidth } = accuracyInterval(correct, total);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(accuracy + 1e-12);
        expect(high).toBeGreaterThanOrEqual(accuracy - 1e-12);
        expect(halfWidth).toBeGreaterThan(0);
      }),
    );
  });
});
