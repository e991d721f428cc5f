import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nudge, tensorflowCodes } from './nudge';

const { fround } = Math;
const end = fc.float({ min: fround(1e-3), max: 1000, noNaN: true });
const bits = fc.integer({ min: 2, max: 16 });

describe('tensorflowCodes', () => {
  it('runs from 0, or from 1 where the range is narrow', () => {
    expect(tensorflowCodes(8, false)).toEqual({ min: 0, max: 255 });
    expect(tensorflowCodes(2, true)).toEqual({ min: 1, max: 3 });
  });

  it.each([1, 17, 2.5])('refuses %d bits', (width) => {
    expect(() => tensorflowCodes(width, false)).toThrow(RangeError);
  });
});

describe('nudge', () => {
  it.each([
    // From TensorFlow's own tests, core/kernels/fake_quant_ops_test.cc, 8 bits.
    [-0.1, 63.65, false, 0, 63.75, 0.25],
    [-0.1, 63.4, true, 0, 63.5, 0.25],
    [-0.1275, 63.6225, false, -0.25, 63.5, 0.25],
    [-0.1275, 63.3725, true, -0.25, 63.25, 0.25],
  ])('moves %d to %d, narrow: %s', (min, max, narrow, low, high, scale) => {
    const nudged = nudge({ min, max }, tensorflowCodes(8, narrow));
    expect(nudged.min).toBeCloseTo(low, 5);
    expect(nudged.max).toBeCloseTo(high, 5);
    expect(nudged.scale).toBeCloseTo(scale, 7);
  });

  it('sends a tie of the zero point away from zero', () => {
    expect(nudge({ min: -0.5, max: 14.5 }, tensorflowCodes(4, false)).zeroPoint).toBe(1);
    expect(nudge({ min: -2.5, max: 12.5 }, tensorflowCodes(4, false)).zeroPoint).toBe(3);
  });

  it('keeps to a side of zero for a range beside it', () => {
    const codes = tensorflowCodes(4, false);
    expect(nudge({ min: 1, max: 16 }, codes)).toMatchObject({ min: 0, max: 15, zeroPoint: 0 });
    expect(nudge({ min: -16, max: -1 }, codes)).toMatchObject({ min: -15, max: 0, zeroPoint: 15 });
  });

  it('moves a range that holds zero by at most half a step, and gives zero a code', () => {
    fc.assert(
      fc.property(end, end, bits, fc.boolean(), (below, max, width, narrow) => {
        const codes = tensorflowCodes(width, narrow);
        const nudged = nudge({ min: -below, max }, codes);
        const slack = nudged.scale * (0.5 + 2 ** -20 * codes.max);
        expect(Math.abs(nudged.min + below)).toBeLessThanOrEqual(slack);
        expect(Math.abs(nudged.max - max)).toBeLessThanOrEqual(slack);
        expect(Number.isInteger(nudged.zeroPoint)).toBe(true);
        expect(nudged.zeroPoint).toBeGreaterThanOrEqual(codes.min);
        expect(nudged.zeroPoint).toBeLessThanOrEqual(codes.max);
      }),
    );
  });
});
