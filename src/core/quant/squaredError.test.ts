import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeQuantize } from './affine';
import { activationGrid, weightGrid } from './grid';
import { Histogram } from './histogram';
import { paramsOf, perTensorParams } from './params';
import { histogramSquaredError, squaredError } from './squaredError';

const values = fc
  .array(fc.float({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 50 })
  .map((all) => Float32Array.from(all));
const grid = fc.constantFrom(activationGrid(4), activationGrid(2), weightGrid(3));
const range = { min: -3, max: 5 };

describe('squaredError', () => {
  it('is the squared distance to the fake-quantized values', () => {
    fc.assert(
      fc.property(values, grid, (all, own) => {
        const quantized = fakeQuantize(all, [all.length], perTensorParams(range, own));
        const expected = all.reduce((sum, x, i) => sum + (x - (quantized[i] ?? 0)) ** 2, 0);
        expect(squaredError(all, paramsOf(range, own), own)).toBeCloseTo(expected, 4);
      }),
    );
  });
});

describe('histogramSquaredError', () => {
  it('is that of the values to within the width of a bin', () => {
    fc.assert(
      fc.property(values, grid, (all, own) => {
        const histogram = new Histogram();
        histogram.observe(all);
        const params = paramsOf(range, own);
        const exact = Math.sqrt(squaredError(all, params, own));
        const binned = Math.sqrt(histogramSquaredError(histogram, params, own));
        const bound = Math.sqrt(all.length) * histogram.width + 1e-5;
        expect(Math.abs(binned - exact)).toBeLessThanOrEqual(bound);
      }),
    );
  });
});
