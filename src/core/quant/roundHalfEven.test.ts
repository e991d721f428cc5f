import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundHalfEven } from './roundHalfEven';

describe('roundHalfEven', () => {
  it.each([
    [0.5, 0],
    [1.5, 2],
    [2.5, 2],
    [-0.5, 0],
    [-1.5, -2],
    [-2.5, -2],
    [0.49999999999999994, 0],
    [-0.3, 0],
    [2 ** 51 + 0.5, 2 ** 51],
    [2 ** 51 + 1.5, 2 ** 51 + 2],
    [-(2 ** 51) - 1.5, -(2 ** 51) - 2],
    [2 ** 52 + 1, 2 ** 52 + 1],
    [Number.MAX_VALUE, Number.MAX_VALUE],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
    [Number.NaN, Number.NaN],
  ])('rounds %d to %d', (x, rounded) => {
    expect(roundHalfEven(x)).toBe(rounded);
  });

  it('gives the nearest integer, and an even one half way', () => {
    fc.assert(
      fc.property(fc.double({ min: -(2 ** 53), max: 2 ** 53, noNaN: true }), (x) => {
        const rounded = roundHalfEven(x);
        const distance = Math.abs(x - rounded);
        expect(Number.isInteger(rounded)).toBe(true);
        expect(distance).toBeLessThanOrEqual(0.5);
        if (distance === 0.5) expect(Math.abs(rounded % 2)).toBe(0);
      }),
    );
  });
});
