import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightQuantizers } from '../quantizers';
import { weightGrid, weightGridOf } from './grid';
import type { QuantParams } from './params';
import { weightParams } from './quantizeWeights';
import { weightReport } from './weightReport';

const ternary = (scale: number): QuantParams => ({
  grid: weightGrid(2),
  axis: 1,
  scale: Float32Array.of(scale),
  zeroPoint: Int32Array.of(0),
});

describe('weightReport', () => {
  it('counts every weight once between edges that span codes and weights', () => {
    const weights = fc
      .array(fc.float({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 60 })
      .map((all) => Float32Array.from(all));
    const chosen = fc.constantFrom(...weightQuantizers.map(({ id }) => id));
    const grids = fc
      .tuple(fc.constantFrom(2, 4, 8, 16), fc.boolean(), fc.boolean())
      .map(([bits, symmetric, narrow]) => weightGridOf(bits, { symmetric, narrow }));
    fc.assert(
      fc.property(weights, grids, chosen, fc.boolean(), (all, grid, range, perChannel) => {
        const shape = [all.length, 1];
        const params = weightParams(all, shape, { grid, perChannel, range }, 'pytorch');
        const { histogram, edges } = weightReport(all, shape, params);
        expect(histogram.reduce((sum, count) => sum + count, 0)).toBe(all.length);
        expect(edges).toHaveLength(histogram.length + 1);
        expect(edges[0]).toBeLessThan(params.grid.min);
        expect(edges.at(-1)).toBeGreaterThan(params.grid.max);
      }),
    );
  });

  it('puts codes that are not rounded into the bins, zero in the middle one', () => {
    const { histogram, edges } = weightReport(Float32Array.of(0, 0, 1.4), [3, 1], ternary(2));
    const middle = (histogram.length - 1) / 2;
    expect(histogram[middle]).toBe(2);
    expect((edges[middle] ?? 0) + (edges[middle + 1] ?? 0)).toBeCloseTo(0, 10);
    const bin = histogram.indexOf(1);
    expect(edges[bin]).toBeLessThanOrEqual(0.7);
    expect(edges[bin + 1]).toBeGreaterThan(0.7);
  });

  it('counts as clipped what rounds beyond the last code', () => {
    const weights = Float32Array.of(1, 1.4, 1.6, -3);
    expect(weightReport(weights, [4, 1], ternary(1)).clippedShare).toBe(0.5);
  });

  it('clips nothing when the range is that of the weights', () => {
    const weights = Float32Array.of(0.3, -0.7, 0.1);
    const scheme = { grid: weightGrid(8), perChannel: true, range: 'min-max' };
    const params = weightParams(weights, [3, 1], scheme, 'pytorch');
    expect(weightReport(weights, [3, 1], params).clippedShare).toBe(0);
  });

  it('measures signal against noise in decibels', () => {
    const weights = Float32Array.of(1, 1.1);
    const { sqnrDb } = weightReport(weights, [2, 1], ternary(1));
    expect(sqnrDb).toBeCloseTo(10 * Math.log10(2.21 / 0.01), 4);
    expect(weightReport(Float32Array.of(1, 0), [2, 1], ternary(1)).sqnrDb).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  it('covers weights far beyond the codes', () => {
    const { histogram, edges } = weightReport(Float32Array.of(0, 9), [2, 1], ternary(1));
    expect(histogram.at(-1) === 1 || histogram.at(-2) === 1).toBe(true);
    expect(edges.at(-1)).toBeGreaterThan(9);
  });
});
