import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activationGrid, signedGrid, weightGrid } from '../quant/grid';
import { paramsOf } from '../quant/params';
import { squaredError } from '../quant/squaredError';
import { createRandom } from '../random';
import { minMaxWeightRange } from './minMax';
import { mse } from './mse';

function normals(count: number): Float32Array {
  const random = createRandom(7, 'mse.test');
  return Float32Array.from({ length: count }, () => random.normal());
}

function observedRange(values: Float32Array, bits: number) {
  const observer = mse.createObserver(activationGrid(bits));
  observer.observe(values);
  return observer.range();
}

describe('mse on weights', () => {
  it('never errs more than min-max does', () => {
    const weights = fc
      .array(fc.float({ min: -4, max: 4, noNaN: true }), { minLength: 1, maxLength: 60 })
      .map((all) => Float32Array.from(all));
    const grids = fc.constantFrom(weightGrid(2), weightGrid(4), weightGrid(8), signedGrid(3));
    fc.assert(
      fc.property(weights, grids, (all, grid) => {
        const error = (range: { min: number; max: number }) =>
          squaredError(all, paramsOf(range, grid), grid);
        const own = error(mse.weightRange(all, grid));
        expect(own).toBeLessThanOrEqual(error(minMaxWeightRange(all, grid)));
      }),
    );
  });

  it.each([
    // n times the spacing of 2n + 1 uniform levels with the least expected squared error for a normal
    // distribution, found by numerical integration; Max (1960) tabulates such spacings.
    [2, 1.224],
    [3, 3 * 0.651],
    [4, 7 * 0.353],
  ])('finds the optimal clipping of a normal distribution at %d bits', (bits, clipping) => {
    const { max } = mse.weightRange(normals(100_000), weightGrid(bits));
    expect(Math.abs(max - clipping)).toBeLessThan(0.1);
  });

  it('keeps the whole range where clipping can only lose', () => {
    const { min, max } = mse.weightRange(Float32Array.of(-3, -1, 1, 3), weightGrid(3));
    expect([min, max]).toEqual([-3, 3]);
  });
});

describe('mse on activations', () => {
  it('shrinks only the top of one-sided values', () => {
    const { min, max } = observedRange(normals(50_000).map(Math.abs), 2);
    expect(min).toBe(0);
    expect(max).toBeLessThan(3);
    expect(max).toBeGreaterThan(1.5);
  });

  it('shrinks both ends of others in proportion', () => {
    const values = normals(50_000);
    const { min, max } = observedRange(values, 4);
    const widest = minMaxWeightRange(values, activationGrid(4));
    expect(min / widest.min).toBeCloseTo(max / widest.max, 6);
    expect(max / widest.max).toBeLessThan(0.9);
  });

  it('agrees with the exact search over the same values', () => {
    const values = normals(20_000).map((x) => Math.max(x, 0));
    for (const bits of [2, 3, 4, 6]) {
      const exact = mse.weightRange(values, activationGrid(bits)).max;
      const step = Math.max(...values) / 100;
      expect(Math.abs(observedRange(values, bits).max - exact)).toBeLessThanOrEqual(1.01 * step);
    }
  });

  it('does not depend on how the values were split into batches', () => {
    const values = normals(3000);
    const observer = mse.createObserver(activationGrid(3));
    for (let i = 0; i < 3000; i += 100) observer.observe(values.subarray(i, i + 100));
    expect(observer.range()).toEqual(observedRange(values, 3));
  });
});
