import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rounding } from '../scheme/scheme';
import { dequantize, fakeQuantize, fakeQuantizeGradient, quantize } from './affine';
import { activationGrid, signedGrid, weightGrid } from './grid';
import { perChannelParams, perTensorParams, type QuantParams } from './params';

const end = fc.float({ min: -1000, max: 1000, noNaN: true });
const value = fc.float({ min: -2000, max: 2000, noNaN: true });
const values = fc.array(value, { minLength: 1, maxLength: 40 }).map((x) => Float32Array.from(x));
const grids = fc
  .tuple(
    fc.constantFrom(activationGrid, weightGrid, signedGrid),
    fc.constantFrom(2, 3, 4, 6, 8, 16),
  )
  .map(([gridOf, bits]) => gridOf(bits));
const params = fc
  .tuple(end, end, grids)
  .map(([a, b, grid]) => perTensorParams({ min: Math.min(a, b), max: Math.max(a, b) }, grid));

const only = (array: ArrayLike<number>) => array[0] ?? Number.NaN;
const unit = (min: number, max: number): QuantParams => ({
  grid: { bits: 4, min, max, symmetric: false },
  axis: null,
  scale: Float32Array.of(1),
  zeroPoint: Int32Array.of(0),
});

describe('laws of quantization', () => {
  it('keeps codes on the grid', () => {
    fc.assert(
      fc.property(values, params, (x, own) => {
        for (const code of quantize(x, [x.length], own)) {
          expect(code).toBeGreaterThanOrEqual(own.grid.min);
          expect(code).toBeLessThanOrEqual(own.grid.max);
        }
      }),
    );
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(values, params, (x, own) => {
        const once = fakeQuantize(x, [x.length], own);
        expect(fakeQuantize(once, [x.length], own)).toEqual(once);
      }),
    );
  });

  it('errs by at most half a step within the range of the codes', () => {
    fc.assert(
      fc.property(values, params, (x, own) => {
        const [scale, zeroPoint] = [only(own.scale), only(own.zeroPoint)];
        const low = (own.grid.min - zeroPoint) * scale;
        const high = (own.grid.max - zeroPoint) * scale;
        fakeQuantize(x, [x.length], own).forEach((y, i) => {
          const exact = Math.min(Math.max(x[i] ?? Number.NaN, low), high);
          const rounding = 2 ** -22 * Math.max(Math.abs(exact), scale);
          expect(Math.abs(y - exact)).toBeLessThanOrEqual(scale / 2 + rounding);
        });
      }),
    );
  });

  it('is monotone', () => {
    fc.assert(
      fc.property(values, params, (x, own) => {
        const codes = quantize(x.toSorted(), [x.length], own);
        expect(codes).toEqual(codes.toSorted());
      }),
    );
  });

  it('keeps zero exactly', () => {
    fc.assert(
      fc.property(params, (own) => {
        expect([...fakeQuantize(Float32Array.of(0), [1], own)]).toEqual([0]);
      }),
    );
  });

  it('passes the gradient or stops it, and passes it for every value on the grid', () => {
    fc.assert(
      fc.property(values, params, (x, own) => {
        const ones = new Float32Array(x.length).fill(1);
        const onGrid = fakeQuantize(x, [x.length], own);
        expect(fakeQuantizeGradient(onGrid, ones, [x.length], own)).toEqual(ones);
        for (const g of fakeQuantizeGradient(x, ones, [x.length], own)) expect([0, 1]).toContain(g);
      }),
    );
  });
});

describe('quantize', () => {
  it('sends infinities to the nearer end', () => {
    const x = Float32Array.of(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 3e38);
    expect([...quantize(x, [3], unit(-8, 7))]).toEqual([7, -8, 7]);
  });

  it('refuses NaN', () => {
    const x = Float32Array.of(0, Number.NaN);
    const error = expect.objectContaining({ name: 'LabError', code: 'not-a-number' });
    expect(() => quantize(x, [2], unit(-8, 7))).toThrow(error);
    expect(() => fakeQuantize(x, [2], unit(-8, 7))).toThrow(error);
    expect(() => fakeQuantizeGradient(x, x, [2], unit(-8, 7))).toThrow(error);
  });

  it('multiplies by the float32 reciprocal where dividing would give another code', () => {
    const scale = Math.fround(0.3);
    expect(Math.fround(2.25 / scale)).toBeLessThan(7.5);
    const own = { ...unit(-128, 127), scale: Float32Array.of(scale) };
    expect([...quantize(Float32Array.of(2.25), [1], own)]).toEqual([8]);
  });

  it('rounds ties to even before the zero point is added', () => {
    const own = { ...unit(0, 15), zeroPoint: Int32Array.of(3) };
    expect([...quantize(Float32Array.of(0.5, 1.5, 2.5, -0.5), [4], own)]).toEqual([3, 5, 5, 3]);
  });

  it('rounds ties up where asked', () => {
    const x = Float32Array.of(0.5, 1.5, 2.5, -0.5, -1.5, 0.4);
    const codes = quantize(x, [6], unit(-8, 7), { ties: 'half-up' });
    expect([...codes]).toEqual([1, 2, 3, 0, -1, 0]);
    expect([...fakeQuantize(x, [6], unit(-8, 7), { ties: 'half-up' })]).toEqual([...codes]);
  });

  it('uses the parameters of the channel, along whichever axis', () => {
    const ranges = [
      { min: -1, max: 1 },
      { min: -2, max: 2 },
    ];
    const x = Float32Array.of(1, 1, 1, 1, 2, 2, 2, 2);
    const grid = weightGrid(8);
    const along = (axis: number) => [
      ...quantize(x, [2, 2, 2], perChannelParams(ranges, grid, axis)),
    ];
    expect(along(0)).toEqual([127, 127, 127, 127, 127, 127, 127, 127]);
    expect(along(1)).toEqual([127, 127, 64, 64, 127, 127, 127, 127]);
    expect(along(2)).toEqual([127, 64, 127, 64, 127, 127, 127, 127]);
  });

  it('refuses shapes that do not agree', () => {
    const x = new Float32Array(6);
    expect(() => quantize(x, [2, 2], unit(0, 15))).toThrow(RangeError);
    const perChannel = perChannelParams([{ min: 0, max: 1 }], activationGrid(4), 1);
    expect(() => quantize(x, [2, 3], perChannel)).toThrow(RangeError);
  });
});

describe('dequantize', () => {
  it('never gives a negative zero', () => {
    const own = { ...unit(0, 15), zeroPoint: Int32Array.of(3) };
    expect(Object.is(only(dequantize(Int32Array.of(3), [1], own)), 0)).toBe(true);
  });
});

describe('fakeQuantizeGradient', () => {
  it('goes by the unclamped code, so that values which round onto the grid still learn', () => {
    const x = Float32Array.of(-8.5, -8.6, 7.4, 7.5, Number.POSITIVE_INFINITY);
    const gradOut = Float32Array.of(1, 2, 3, 4, 5);
    expect([...fakeQuantizeGradient(x, gradOut, [5], unit(-8, 7))]).toEqual([1, 0, 3, 0, 0]);
  });

  it('passes inside the range, or everywhere, where the rounding says so', () => {
    const x = Float32Array.of(-8.1, -8, 7, 7.1, 1000);
    const gradOut = Float32Array.of(1, 2, 3, 4, 5);
    const grad = (gradient: Rounding['gradient']) => [
      ...fakeQuantizeGradient(x, gradOut, [5], unit(-8, 7), { ties: 'half-even', gradient }),
    ];
    expect(grad('code')).toEqual([1, 2, 3, 4, 0]);
    expect(grad('range')).toEqual([0, 2, 3, 0, 0]);
    expect(grad('everywhere')).toEqual([1, 2, 3, 4, 5]);
  });

  it('goes by ties as they are rounded', () => {
    const x = Float32Array.of(-8.5, 7.5, 6.5);
    const grad = (ties: Rounding['ties']) => [
      ...fakeQuantizeGradient(x, x, [3], unit(-8, 7), { ties, gradient: 'code' }),
    ];
    expect(grad('half-even')).toEqual([-8.5, 0, 6.5]);
    expect(grad('half-up')).toEqual([-8.5, 0, 6.5]);
    expect([
      ...fakeQuantizeGradient(x, x, [3], unit(-8, 6), { ties: 'half-up', gradient: 'code' }),
    ]).toEqual([-8.5, 0, 0]);
  });
});
