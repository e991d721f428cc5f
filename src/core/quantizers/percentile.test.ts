import { describe, expect, it } from 'vitest';
import { activationGrid, signedGrid, weightGrid } from '../quant/grid';
import { percentile } from './percentile';

/** 0, 1, ... 9999, each divided by 10,000. */
const ramp = Float32Array.from({ length: 10_000 }, (_, i) => i / 10_000);

function observed(...batches: Float32Array[]) {
  const observer = percentile.createObserver(activationGrid(8));
  for (const batch of batches) observer.observe(batch);
  return observer.range();
}

describe('percentile', () => {
  it('leaves out a thousandth at the top of one-sided values', () => {
    const { min, max } = observed(ramp);
    expect(min).toBe(0);
    expect(max).toBeCloseTo(0.999, 3);
  });

  it('leaves out a thousandth at each end of two-sided values', () => {
    const { min, max } = observed(ramp.map((x) => 2 * x - 1));
    expect(min).toBeCloseTo(-0.998, 3);
    expect(max).toBeCloseTo(0.998, 3);
  });

  it('ignores one outlier among many values, whichever batch it comes in', () => {
    const outlier = Float32Array.of(50);
    expect(observed(ramp, outlier).max).toBeLessThan(1.02);
    expect(observed(outlier, ramp).max).toEqual(observed(ramp, outlier).max);
  });

  it('takes the percentile of the magnitudes of weights', () => {
    const weights = ramp.map((x, i) => (i % 2 ? x : -x));
    expect(percentile.weightRange(weights, weightGrid(8)).max).toBeCloseTo(0.999, 3);
    const { min, max } = percentile.weightRange(weights, signedGrid(8));
    expect(min).toBeCloseTo(-0.998, 3);
    expect(max).toBeCloseTo(0.998, 3);
  });

  it('clips next to nothing of a channel with few weights', () => {
    const nine = Float32Array.of(-1, 2, 3, 4, -5, 6, 7, 8, 9);
    expect(percentile.weightRange(nine, weightGrid(4)).max).toBeGreaterThan(8.99);
  });
});
