import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dequantize, quantize } from '../quant/affine';
import { activationGrid, type Grid, weightGridOf } from '../quant/grid';
import { paramsOf, perTensorParams } from '../quant/params';
import { weightReport } from '../quant/weightReport';
import type { Range } from '../quantizers/quantizer';
import { createRandom } from '../random';
import { BinnedSample } from './binnedSample';
import { followValue } from './followValue';
import { sampleOf } from './sample';
import { tryParams } from './tryParams';
import { workedRange } from './workedRange';

const grids: Grid[] = [2, 4, 8].flatMap((bits) => [
  activationGrid(bits),
  weightGridOf(bits, { symmetric: true, narrow: true }),
  weightGridOf(bits, { symmetric: true, narrow: false }),
  weightGridOf(bits, { symmetric: false, narrow: true }),
]);

const grid = fc.constantFrom(...grids);
const float = fc.float({ min: -8, max: 8, noNaN: true });
const range = fc.tuple(float, float).map(
  ([a, b]): Range => ({
    min: Math.min(a, b),
    max: Math.max(a, b) + 0.01,
  }),
);
const values = fc
  .array(float, { minLength: 1, maxLength: 60 })
  .map((list) => Float32Array.from(list));
const convention = fc.constantFrom('pytorch' as const, 'tensorflow' as const);
const ties = fc.constantFrom('half-even' as const, 'half-up' as const);

describe('a trial of values one by one', () => {
  it('gives the codes, errors and clipped share of quantize and dequantize', () => {
    fc.assert(
      fc.property(values, range, grid, convention, ties, (x, ends, own, rule, rounding) => {
        const params = perTensorParams(ends, own, rule);
        const codes = quantize(x, [x.length], params, { ties: rounding });
        const real = dequantize(codes, [x.length], params);
        const trial = tryParams(sampleOf(x), paramsOf(ends, own, rule), own, rounding);
        const counted = new Float64Array(own.max - own.min + 1);
        for (const code of codes) counted[code - own.min] = (counted[code - own.min] ?? 0) + 1;
        expect(trial.codes).toEqual(counted);
        const mean = x.reduce((sum, value, i) => sum + (value - (real[i] ?? 0)) ** 2, 0) / x.length;
        expect(trial.roundingError + trial.clippingError).toBeCloseTo(mean, 9);
      }),
    );
  });

  it('reports as the layer reports of a run do', () => {
    const random = createRandom(4, 'range trial');
    const x = Float32Array.from({ length: 500 }, () => random.normal());
    for (const own of grids) {
      const ends = { min: -1.5, max: 1.5 };
      const report = weightReport(x, [500], perTensorParams(ends, own));
      const trial = tryParams(sampleOf(x), paramsOf(ends, own), own);
      expect(trial.clippedShare).toBe(report.clippedShare);
      expect(trial.sqnrDb).toBeCloseTo(report.sqnrDb, 9);
    }
  });

  it('splits the error between rounding and clipping', () => {
    const own = weightGridOf(2, { symmetric: true, narrow: true });
    const trial = tryParams(
      sampleOf(Float32Array.of(0.25, -0.5, 3)),
      { scale: 1, zeroPoint: 0 },
      own,
    );
    expect(trial).toMatchObject({
      ends: { min: -1, max: 1 },
      clippedShare: 1 / 3,
      roundingError: (0.25 ** 2 + 0.5 ** 2) / 3,
      clippingError: 4 / 3,
    });
    expect([...trial.codes]).toEqual([0, 2, 1]);
    expect(tryParams(sampleOf(Float32Array.of(1, 0)), { scale: 1, zeroPoint: 0 }, own).sqnrDb).toBe(
      Number.POSITIVE_INFINITY,
    );
  });
});

describe('a trial of values in bins', () => {
  const random = createRandom(9, 'range trial');
  const batches = [1, 2, 3].map(() =>
    Float32Array.from({ length: 4_000 }, () => Math.max(0, random.normal())),
  );
  const binned = new BinnedSample();
  for (const batch of batches) binned.see(batch);
  for (const batch of batches) binned.count(batch);
  const all = Float32Array.from(batches.flatMap((batch) => [...batch]));

  it('keeps every value, its sum and its square', () => {
    const sample = binned.sample();
    const exact = sampleOf(all);
    const sum = (of: Float64Array) => of.reduce((a, b) => a + b, 0);
    expect(sample.total).toBe(12_000);
    expect(sum(sample.counts)).toBe(12_000);
    expect(sum(sample.sums)).toBeCloseTo(sum(exact.sums), 6);
    expect(sum(sample.squares)).toBeCloseTo(sum(exact.squares), 6);
    expect(sample.extremes).toEqual(exact.extremes);
  });

  it.each([2, 4, 8])('comes within a thousandth of the exact error at %d bits', (bits) => {
    const own = activationGrid(bits);
    for (const max of [0.7, 2, 4]) {
      const params = paramsOf({ min: 0, max }, own);
      const [near, exact] = [binned.sample(), sampleOf(all)].map((sample) =>
        tryParams(sample, params, own),
      );
      const errorOf = (trial: typeof near) =>
        (trial?.roundingError ?? 0) + (trial?.clippingError ?? 0);
      expect(errorOf(near) / errorOf(exact)).toBeCloseTo(1, 3);
      expect(near?.clippedShare).toBeCloseTo(exact?.clippedShare ?? 0, 3);
    }
  });

  it('takes values that are all alike', () => {
    const same = new BinnedSample();
    same.see(Float32Array.of(2, 2));
    same.count(Float32Array.of(2, 2));
    expect(same.sample()).toMatchObject({ total: 2, sums: Float64Array.of(4), binWidth: 0 });
    expect(() => new BinnedSample().sample()).toThrow(RangeError);
    expect(() => sampleOf(new Float32Array())).toThrow(RangeError);
  });
});

describe('workedRange', () => {
  it('arrives at the scale and zero point of paramsOf, by numbers that lead there', () => {
    fc.assert(
      fc.property(range, grid, convention, (ends, own, rule) => {
        const worked = workedRange(ends, own, rule);
        expect(worked).toMatchObject(paramsOf(ends, own, rule));
        if (worked.kind === 'symmetric') {
          expect(worked.magnitude / worked.steps).toBeCloseTo(worked.scale, 5);
          return;
        }
        expect((worked.high - worked.low) / worked.steps).toBeCloseTo(worked.scale, 5);
        const nearest = Math.min(Math.max(worked.unrounded, own.min), own.max);
        expect(Math.abs(nearest - worked.zeroPoint)).toBeLessThanOrEqual(0.5001);
      }),
    );
  });
});

describe('followValue', () => {
  it('goes the way of quantize and dequantize', () => {
    fc.assert(
      fc.property(float, range, grid, convention, ties, (value, ends, own, rule, rounding) => {
        const params = perTensorParams(ends, own, rule);
        const x = Float32Array.of(value);
        const followed = followValue(value, paramsOf(ends, own, rule), own, rounding);
        const code = quantize(x, [1], params, { ties: rounding });
        expect(followed.code).toBe(code[0]);
        expect(followed.real).toBeCloseTo(dequantize(code, [1], params)[0] ?? Number.NaN, 12);
        expect(followed.error).toBe(followed.real - value);
      }),
    );
  });
});
