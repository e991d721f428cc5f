import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeQuantize, fakeQuantizeGradient } from './affine';
import {
  type LearnedParams,
  learnedFakeQuantize,
  learnedFakeQuantizeGradient,
} from './learnedFakeQuantize';
import type { QuantParams } from './params';
import { roundHalfEven } from './roundHalfEven';

const values = fc
  .array(fc.float({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 30 })
  .map((all) => Float32Array.from(all));
const params = fc
  .record({
    scale: fc.float({ min: Math.fround(0.05), max: 3, noNaN: true }),
    zeroPoint: fc.integer({ min: -20, max: 20 }),
    bits: fc.integer({ min: 2, max: 16 }),
    signed: fc.boolean(),
  })
  .map(({ scale, zeroPoint, bits, signed }): LearnedParams => {
    const min = signed ? -(2 ** (bits - 1)) : 0;
    return {
      grid: { min, max: min + 2 ** bits - 1 },
      axis: null,
      scale: Float32Array.of(scale),
      zeroPoint: Float32Array.of(Math.min(Math.max(zeroPoint, min), min + 2 ** bits - 1)),
    };
  });

function affine({ grid, axis, scale, zeroPoint }: LearnedParams): QuantParams {
  return {
    grid: { ...grid, bits: Math.log2(grid.max - grid.min + 1), symmetric: false },
    axis,
    scale,
    zeroPoint: Int32Array.from(zeroPoint),
  };
}

const only = (array: ArrayLike<number>) => array[0] ?? Number.NaN;
const gradsOf = (x: Float32Array) => x.map((_, i) => Math.sin(3 * i + 1));

/**
 * The sum of the rounded values times `gradOut`, with what rounding adds held at what it is for
 * `params`: what the straight-through estimator differentiates.
 */
function surrogate(x: Float32Array, gradOut: Float32Array, params: LearnedParams) {
  const [scale, zeroPoint] = [only(params.scale), only(params.zeroPoint)];
  const residues = Array.from(x, (v) => roundHalfEven(v / scale) - v / scale);
  return (shift: { x?: number; scale?: number; zeroPoint?: number }) => {
    const s = scale + (shift.scale ?? 0);
    const z = zeroPoint + (shift.zeroPoint ?? 0);
    return residues.reduce((sum, residue, i) => {
      const code = ((x[i] ?? 0) + (shift.x ?? 0)) / s + residue + z;
      const clamped = Math.min(Math.max(code, params.grid.min), params.grid.max);
      return sum + (clamped - z) * s * (gradOut[i] ?? 0);
    }, 0);
  };
}

/** At an end of the grid the clamp has no one slope. */
function isSmooth(x: Float32Array, { grid, scale, zeroPoint }: LearnedParams): boolean {
  return x.every((v) => {
    const code = roundHalfEven(v / only(scale)) + only(zeroPoint);
    const fraction = Math.abs((v / only(scale)) % 1);
    return code !== grid.min && code !== grid.max && Math.abs(fraction - 0.5) > 1e-3;
  });
}

describe('learnedFakeQuantize', () => {
  it('is the affine one when the zero point is whole, and so is its gradient to x', () => {
    fc.assert(
      fc.property(values, params, (x, own) => {
        const shape = [x.length];
        expect(learnedFakeQuantize(x, shape, own)).toEqual(fakeQuantize(x, shape, affine(own)));
        const gradOut = gradsOf(x);
        const gradient = learnedFakeQuantizeGradient(x, gradOut, shape, own, 1);
        expect(gradient.x).toEqual(fakeQuantizeGradient(x, gradOut, shape, affine(own)));
      }),
    );
  });

  it('rounds the zero point half to even and keeps it on the grid', () => {
    const at = (zeroPoint: number) =>
      only(
        learnedFakeQuantize(Float32Array.of(100), [1], {
          grid: { min: 0, max: 15 },
          axis: null,
          scale: Float32Array.of(1),
          zeroPoint: Float32Array.of(zeroPoint),
        }),
      );
    expect([2.5, 3.5, -4, 99].map(at)).toEqual([13, 11, 15, 0]);
  });

  it('refuses NaN', () => {
    const x = Float32Array.of(Number.NaN);
    const own = { grid: { min: 0, max: 3 }, axis: null, scale: Float32Array.of(1) };
    const error = expect.objectContaining({ code: 'not-a-number' });
    const zeroPoint = Float32Array.of(0);
    expect(() => learnedFakeQuantize(x, [1], { ...own, zeroPoint })).toThrow(error);
    expect(() => learnedFakeQuantizeGradient(x, x, [1], { ...own, zeroPoint }, 1)).toThrow(error);
  });
});

describe('learnedFakeQuantizeGradient', () => {
  it('is the slope of the function with rounding held still', () => {
    fc.assert(
      fc.property(values, params, (x, own) => {
        fc.pre(isSmooth(x, own));
        const gradOut = gradsOf(x);
        const f = surrogate(x, gradOut, own);
        const h = 1e-6;
        const slope = (of: 'x' | 'scale' | 'zeroPoint') =>
          (f({ [of]: h }) - f({ [of]: -h })) / (2 * h);
        const gradient = learnedFakeQuantizeGradient(x, gradOut, [x.length], own, 1);
        const toX = gradient.x.reduce((sum, g) => sum + g, 0);
        const slack = 1e-3 * Math.max(1, ...own.scale.map((s) => 20 / s));
        expect(Math.abs(toX - slope('x'))).toBeLessThan(1e-3);
        expect(Math.abs(only(gradient.scale) - slope('scale'))).toBeLessThan(slack);
        expect(Math.abs(only(gradient.zeroPoint) - slope('zeroPoint'))).toBeLessThan(1e-3);
      }),
    );
  });

  it('sums by channel along any axis, times the factor', () => {
    const x = Float32Array.of(9, -9, 9, -9, 0, 0, 9, 0);
    const ones = new Float32Array(8).fill(1);
    const own = {
      grid: { min: -2, max: 1 },
      scale: Float32Array.of(1, 2),
      zeroPoint: Float32Array.of(0, 0),
    };
    const along = (axis: number) => {
      const { scale, zeroPoint } = learnedFakeQuantizeGradient(
        x,
        ones,
        [2, 2, 2],
        { ...own, axis },
        0.5,
      );
      return [[...scale], [...zeroPoint]];
    };
    expect(along(0)).toEqual([
      [-1, 0.5],
      [-2, -1],
    ]);
    expect(along(1)).toEqual([
      [-0.5, 0],
      [-1, -3],
    ]);
    expect(along(2)).toEqual([
      [1.5, -2],
      [-1.5, -2],
    ]);
  });
});
