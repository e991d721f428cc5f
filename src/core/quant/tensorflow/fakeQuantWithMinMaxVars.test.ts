import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeQuantize, fakeQuantizeGradient } from '../affine';
import { perTensorParams, smallestScale } from '../params';
import {
  fakeQuantWithMinMaxVars,
  fakeQuantWithMinMaxVarsGradient,
  type MinMaxVars,
} from './fakeQuantWithMinMaxVars';
import { nudge, tensorflowCodes } from './nudge';

const { fround } = Math;

function perTensor(min: number, max: number, bits: number, narrow = false): MinMaxVars {
  return { min: Float32Array.of(min), max: Float32Array.of(max), axis: null, bits, narrow };
}

const only = (array: Float32Array) => array[0] ?? Number.NaN;
const end = fc.float({ min: 0, max: 1000, noNaN: true });
const vars = fc
  .tuple(end, end, fc.integer({ min: 2, max: 16 }), fc.boolean())
  .filter(([below, above]) => below + above > 1e-3)
  .map(([below, above, bits, narrow]) => perTensor(-below, above, bits, narrow));
const values = fc
  .array(fc.float({ min: -2000, max: 2000, noNaN: true }), { minLength: 1, maxLength: 40 })
  .map((all) => Float32Array.from(all));

function nudgedOf({ min, max, bits, narrow }: MinMaxVars) {
  return nudge({ min: only(min), max: only(max) }, tensorflowCodes(bits, narrow));
}

describe('fakeQuantWithMinMaxVars', () => {
  it.each([
    // From TensorFlow's own tests, core/kernels/fake_quant_ops_test.cc.
    [-10, 53.75, 8, false, [-10.1, -9.9, -9.75, 53.8], [-10, -10, -9.75, 53.75]],
    [-0.1, 63.65, 8, false, [-0.1, 0.1, 0.25, 63.8], [0, 0, 0.25, 63.75]],
    [-0.1, 63.4, 8, true, [-0.1, 0.1, 0.25, 63.6], [0, 0, 0.25, 63.5]],
    [-0.1275, 63.6225, 8, false, [-0.26, -0.24, 0, 63.6], [-0.25, -0.25, 0, 63.5]],
    [-0.4, 7.1, 4, false, [-0.6, -0.5, -0.24, 7.1], [-0.5, -0.5, 0, 7]],
    [-0.4, 6.6, 4, true, [-0.6, -0.5, -0.24, 6.6], [-0.5, -0.5, 0, 6.5]],
    [-1, 0.5, 2, false, [-1.1, -0.9, -0.3, 0.6], [-1, -1, -0.5, 0.5]],
    [-1, 0, 2, true, [-1.1, -0.9, -0.3, 0.1], [-1, -1, -0.5, 0]],
  ])('of %d to %d at %d bits, narrow: %s', (min, max, bits, narrow, x, expected) => {
    const y = fakeQuantWithMinMaxVars(
      Float32Array.from(x),
      [x.length],
      perTensor(min, max, bits, narrow),
    );
    for (const [i, value] of expected.entries()) expect(y[i]).toBeCloseTo(value, 5);
  });

  it('sends ties up', () => {
    const x = Float32Array.of(-2.5, -1.5, -0.5, 0.5, 1.5, 2.5);
    const y = fakeQuantWithMinMaxVars(x, [6], perTensor(-8, 7, 4));
    expect([...y]).toEqual([-2, -1, 0, 1, 2, 3]);
  });

  it('gives 0 for the range from 0 to 0', () => {
    const x = Float32Array.of(-3, 0, 5);
    expect([...fakeQuantWithMinMaxVars(x, [3], perTensor(0, 0, 8))]).toEqual([0, 0, 0]);
  });

  it('uses the range of the channel, along whichever axis', () => {
    const x = Float32Array.of(9, 9, 9, 9, 9, 9, 9, 9);
    const ranges = {
      min: Float32Array.of(0, 0),
      max: Float32Array.of(3, 6),
      bits: 2,
      narrow: false,
    };
    const along = (axis: number) => [...fakeQuantWithMinMaxVars(x, [2, 2, 2], { ...ranges, axis })];
    expect(along(0)).toEqual([3, 3, 3, 3, 6, 6, 6, 6]);
    expect(along(1)).toEqual([3, 3, 6, 6, 3, 3, 6, 6]);
    expect(along(2)).toEqual([3, 6, 3, 6, 3, 6, 3, 6]);
  });

  it('refuses NaN, other widths and ranges without width', () => {
    const poisoned = Float32Array.of(1, Number.NaN);
    const error = expect.objectContaining({ code: 'not-a-number' });
    expect(() => fakeQuantWithMinMaxVars(poisoned, [2], perTensor(0, 1, 8))).toThrow(error);
    const x = Float32Array.of(1, 2);
    expect(() => fakeQuantWithMinMaxVars(x, [2], perTensor(0, 1, 17))).toThrow(RangeError);
    expect(() => fakeQuantWithMinMaxVars(x, [2], perTensor(1, 1, 8))).toThrow(RangeError);
  });
});

describe('laws of fakeQuantWithMinMaxVars', () => {
  it('is idempotent', () => {
    fc.assert(
      fc.property(values, vars, (x, own) => {
        const once = fakeQuantWithMinMaxVars(x, [x.length], own);
        expect(fakeQuantWithMinMaxVars(once, [x.length], own)).toEqual(once);
      }),
    );
  });

  it('keeps zero exactly', () => {
    fc.assert(
      fc.property(vars, (own) => {
        expect([...fakeQuantWithMinMaxVars(Float32Array.of(0), [1], own)]).toEqual([0]);
      }),
    );
  });

  it('errs by at most half a step within the nudged range, and stays in it', () => {
    fc.assert(
      fc.property(values, vars, (x, own) => {
        const { min, max, scale } = nudgedOf(own);
        const slack = 2 ** -20 * Math.max(-min, max);
        fakeQuantWithMinMaxVars(x, [x.length], own).forEach((y, i) => {
          const clamped = Math.min(Math.max(x[i] ?? Number.NaN, min), max);
          expect(Math.abs(y - clamped)).toBeLessThanOrEqual(scale / 2 + slack);
          expect(y).toBeGreaterThanOrEqual(min - slack);
          expect(y).toBeLessThanOrEqual(max + slack);
        });
      }),
    );
  });

  it("is the affine quantization with TensorFlow's parameters and rounding, but for float32", () => {
    fc.assert(
      fc.property(values, vars, (x, own) => {
        const grid = { bits: own.bits, ...tensorflowCodes(own.bits, own.narrow), symmetric: false };
        const range = { min: only(own.min), max: only(own.max) };
        const params = perTensorParams(range, grid, 'tensorflow');
        const rounding = { ties: 'half-up', gradient: 'range' } as const;
        const { scale } = nudgedOf(own);
        // TensorFlow has no smallest scale.
        fc.pre(scale >= smallestScale);
        const affine = fakeQuantize(x, [x.length], params, rounding);
        fakeQuantWithMinMaxVars(x, [x.length], own).forEach((y, i) => {
          const isTie = Math.abs((Math.abs((x[i] ?? 0) / scale) % 1) - 0.5) < 2 ** -22 * grid.max;
          const apart = isTie ? 1.01 * scale : 2 ** -20 * grid.max * scale;
          expect(Math.abs(y - (affine[i] ?? Number.NaN))).toBeLessThanOrEqual(apart);
        });
        const ones = new Float32Array(x.length).fill(1);
        const { x: gradient } = fakeQuantWithMinMaxVarsGradient(x, ones, [x.length], own);
        expect(fakeQuantizeGradient(x, ones, [x.length], params, rounding)).toEqual(gradient);
      }),
    );
  });
});

describe('fakeQuantWithMinMaxVarsGradient', () => {
  it('passes inside the nudged range, ends included, and adds up what fell beside it', () => {
    const x = Float32Array.of(-0.26, -0.25, 0, 63.5, 63.6, 70);
    const gradOut = Float32Array.of(1, 2, 3, 4, 5, 6);
    const grad = fakeQuantWithMinMaxVarsGradient(x, gradOut, [6], perTensor(-0.125, 63.625, 8));
    expect(grad).toEqual({
      x: Float32Array.of(0, 2, 3, 4, 0, 0),
      min: Float32Array.of(1),
      max: Float32Array.of(11),
    });
  });

  it('passes all of it where the range is from 0 to 0', () => {
    const x = Float32Array.of(-3, 0, 5);
    const grad = fakeQuantWithMinMaxVarsGradient(x, x, [3], perTensor(0, 0, 8));
    expect(grad).toEqual({ x, min: Float32Array.of(0), max: Float32Array.of(0) });
  });

  it('keeps channels apart', () => {
    const x = Float32Array.of(-1, 10, 2, 10, -1, 2);
    const ranges = { min: Float32Array.of(0, 0), max: Float32Array.of(3, 6) };
    const own = { ...ranges, axis: 1, bits: 2, narrow: false };
    const ones = new Float32Array(6).fill(1);
    expect(fakeQuantWithMinMaxVarsGradient(x, ones, [3, 2], own)).toEqual({
      x: Float32Array.of(0, 0, 1, 0, 0, 1),
      min: Float32Array.of(2, 0),
      max: Float32Array.of(0, 2),
    });
  });

  it('is the slope of clamping to the range, where the range needs no nudge', () => {
    const own = perTensor(-3, 12, 4);
    const x = Float32Array.of(-9, -4, -2.9, 0.3, 5, 11.9, 13, 20, 21);
    const gradOut = Float32Array.of(0.5, -2, 3, 1, 0.25, 4, -1.5, 2, 3);
    const clamped = (low: number, high: number) => (shift: number) =>
      x.reduce((sum, v, i) => {
        const inside = Math.min(Math.max(v + shift, low), high);
        return sum + inside * (gradOut[i] ?? 0);
      }, 0);
    const slope = (f: (h: number) => number) => (f(1e-3) - f(-1e-3)) / 2e-3;
    const grad = fakeQuantWithMinMaxVarsGradient(x, gradOut, [x.length], own);
    expect(only(grad.min)).toBeCloseTo(
      slope((h) => clamped(-3 + h, 12)(0)),
      6,
    );
    expect(only(grad.max)).toBeCloseTo(
      slope((h) => clamped(-3, 12 + h)(0)),
      6,
    );
    const total = grad.x.reduce((sum, g) => sum + g, 0);
    expect(total).toBeCloseTo(slope(clamped(-3, 12)), 6);
    expect(fround(total)).toBe(8.25);
  });
});
