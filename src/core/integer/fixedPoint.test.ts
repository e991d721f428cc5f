import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedPointOf, multiplyDoubleRounding, multiplySingleRounding } from './fixedPoint';

const half = 2 ** 30;

/** The formulas as their sources write them, on integers of any width. */
function plainSingle(x: number, mantissa: number, exponent: number): number {
  const shift = 31 - exponent;
  const product = BigInt(x) * BigInt(mantissa);
  if (shift <= 0) return Number(product << BigInt(-shift));
  return Number((product + (1n << BigInt(shift - 1))) >> BigInt(shift));
}

function plainDouble(x: number, mantissa: number, exponent: number): number {
  const product = BigInt(x) * BigInt(mantissa) * 2n ** BigInt(Math.max(exponent, 0));
  const nudge = product >= 0n ? 2n ** 30n : 1n - 2n ** 30n;
  // BigInt division truncates, as C's does.
  const high = (product + nudge) / 2n ** 31n;
  const shift = BigInt(Math.max(-exponent, 0));
  const mask = (1n << shift) - 1n;
  const threshold = (mask >> 1n) + (high < 0n ? 1n : 0n);
  return Number((high >> shift) + ((high & mask) > threshold ? 1n : 0n));
}

const mantissas = fc.integer({ min: half, max: 2 * half - 1 });
const exponents = fc.integer({ min: -45, max: 12 });
const narrow = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const wide = fc.integer({ min: -(2 ** 42), max: 2 ** 42 });

describe('fixedPointOf', () => {
  it.each([
    [0.5, half, 0],
    [1, half, 1],
    [0.75, 1.5 * half, 0],
    [3, 1.5 * half, 2],
    [0.0007, 1_539_316_279, -10],
    // Its mantissa rounds up to 2^31.
    [1 - 2 ** -33, half, 1],
    [0, 0, 0],
  ])('writes %d as %d / 2^31 * 2^%d', (factor, mantissa, exponent) => {
    expect(fixedPointOf(factor)).toEqual({ mantissa, exponent });
  });

  it('is within half a unit of the last of 31 bits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1e6, noNaN: true }), (factor) => {
        const { mantissa, exponent } = fixedPointOf(factor);
        const unit = 2 ** (exponent - 31);
        expect(Math.abs(mantissa * unit - factor)).toBeLessThanOrEqual(unit / 2);
        expect(mantissa >= half && mantissa < 2 * half).toBe(true);
      }),
    );
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (factor) => {
    expect(() => fixedPointOf(factor)).toThrow(RangeError);
  });
});

describe('multiplication by a fixed-point number', () => {
  it.each([
    // A tie, and a negative one: up, and away from zero.
    [1, { mantissa: half, exponent: 0 }, 1, 1],
    [-1, { mantissa: half, exponent: 0 }, 0, 0],
    [-2, { mantissa: half, exponent: -1 }, 0, -1],
    [-6, { mantissa: half, exponent: -1 }, -1, -2],
    // Rounded to 2 and then to 1: the second rounding sees a tie that is none.
    [3, { mantissa: half, exponent: -1 }, 1, 1],
    [5, { mantissa: half, exponent: -2 }, 1, 1],
    [2 ** 31 - 1, { mantissa: 2 * half - 1, exponent: 0 }, 2 ** 31 - 2, 2 ** 31 - 2],
  ])('turns %d times %o into %d and %d', (x, factor, single, double) => {
    expect(multiplySingleRounding(x, factor)).toBe(single);
    expect(multiplyDoubleRounding(x, factor)).toBe(double);
  });

  it.each([
    ['32', narrow],
    ['43', wide],
  ])('is what its sources do, on integers of %s bits', (_, integers) => {
    fc.assert(
      fc.property(integers, mantissas, exponents, (x, mantissa, exponent) => {
        const factor = { mantissa, exponent };
        expect(multiplySingleRounding(x, factor)).toBe(plainSingle(x, mantissa, exponent));
        fc.pre(Math.abs(x) * 2 ** exponent < 2 ** 43);
        expect(multiplyDoubleRounding(x, factor)).toBe(plainDouble(x, mantissa, exponent));
      }),
      { numRuns: 2000 },
    );
  });
});
