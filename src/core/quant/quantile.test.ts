import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Histogram } from './histogram';
import { histogramQuantile, quantile } from './quantile';

const values = fc
  .array(fc.float({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 60 })
  .map((all) => Float32Array.from(all));
const share = fc.double({ min: 0, max: 1, noNaN: true });

function histogramOf(all: Float32Array): Histogram {
  const histogram = new Histogram();
  histogram.observe(all);
  return histogram;
}

describe('quantile', () => {
  it('reads linearly between the two nearest values', () => {
    const four = Float32Array.of(4, 1, 3, 2);
    expect(quantile(four, 0)).toBe(1);
    expect(quantile(four, 0.5)).toBe(2.5);
    expect(quantile(four, 0.9)).toBeCloseTo(3.7);
    expect(quantile(four, 1)).toBe(4);
  });

  it('copes with one value and with none', () => {
    expect(quantile(Float32Array.of(7), 0.3)).toBe(7);
    expect(quantile(new Float32Array(), 0.5)).toBe(0);
  });
});

describe('histogramQuantile', () => {
  it('has the share below it, to within a bin', () => {
    fc.assert(
      fc.property(values, share, (all, p) => {
        const histogram = histogramOf(all);
        const q = histogramQuantile(histogram, p);
        const below = all.filter((value) => value < q - histogram.width).length;
        const notAbove = all.filter((value) => value <= q + histogram.width).length;
        expect(below).toBeLessThanOrEqual(p * all.length + 1e-9);
        expect(notAbove).toBeGreaterThanOrEqual(p * all.length - 1e-9);
      }),
    );
  });

  it('stays within the values seen', () => {
    fc.assert(
      fc.property(values, share, (all, p) => {
        const histogram = histogramOf(all);
        const q = histogramQuantile(histogram, p);
        expect(q).toBeGreaterThanOrEqual(histogram.extremes.min);
        expect(q).toBeLessThanOrEqual(histogram.extremes.max);
      }),
    );
  });

  it('reaches the largest value at 1', () => {
    expect(histogramQuantile(histogramOf(Float32Array.of(0, 1, 2.5)), 1)).toBe(2.5);
  });
});
