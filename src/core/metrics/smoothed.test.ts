import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smoothed } from './smoothed';

describe('smoothed', () => {
  it('starts at the first value and keeps what does not change', () => {
    expect(smoothed([3, 3, 3], 0.9).every((value) => Math.abs(value - 3) < 1e-12)).toBe(true);
    expect(smoothed([5], 0.99)[0]).toBeCloseTo(5, 12);
  });

  it('weighs the past as told', () => {
    expect(smoothed([1, 2], 0.5)[1]).toBeCloseTo((0.25 * 1 + 0.5 * 2) / 0.75, 12);
    expect(smoothed([1, 2, 7], 0)).toEqual([1, 2, 7]);
  });

  it('stays between the extremes', () => {
    const values = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 0.999, noNaN: true }), (list, weight) => {
        for (const value of smoothed(list, weight)) {
          expect(value).toBeGreaterThanOrEqual(Math.min(...list) - 1e-9);
          expect(value).toBeLessThanOrEqual(Math.max(...list) + 1e-9);
        }
      }),
    );
  });

  it.each([1, -0.1, Number.NaN])('refuses a weight of %d', (weight) => {
    expect(() => smoothed([1], weight)).toThrow(RangeError);
  });
});
