import { describe, expect, it } from 'vitest';
import { extremes, largestMagnitude, union } from './extremes';

describe('extremes', () => {
  it('finds the smallest and the largest value', () => {
    expect(extremes(Float32Array.of(1, -3, 2))).toEqual({ min: -3, max: 2 });
  });

  it('is neutral for no values', () => {
    const range = { min: 1, max: 2 };
    expect(union(range, extremes(new Float32Array()))).toEqual(range);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'refuses %d',
    (value) => {
      const error = expect.objectContaining({ name: 'LabError', code: 'not-a-number' });
      expect(() => extremes(Float32Array.of(1, value, 2))).toThrow(error);
    },
  );

  it('takes the largest finite numbers', () => {
    const largest = Math.fround(3.4028234663852886e38);
    expect(extremes(Float32Array.of(largest, -largest))).toEqual({ min: -largest, max: largest });
  });
});

describe('largestMagnitude', () => {
  it('ignores the sign', () => {
    expect(largestMagnitude(Float32Array.of(1, -3, 2))).toBe(3);
    expect(largestMagnitude(new Float32Array())).toBe(0);
  });
});
