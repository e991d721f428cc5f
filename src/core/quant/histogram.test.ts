import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Histogram } from './histogram';

const float = fc.oneof(
  fc.float({ noNaN: true, noDefaultInfinity: true }),
  fc.float({ min: -10, max: 10, noNaN: true }),
  fc.constant(0),
);
const batches = fc.array(
  fc.array(float, { maxLength: 30 }).map((values) => Float32Array.from(values)),
  { maxLength: 6 },
);

function histogramOf(...values: Float32Array[]): Histogram {
  const histogram = new Histogram();
  for (const batch of values) histogram.observe(batch);
  return histogram;
}

const sum = (counts: Float64Array) => counts.reduce((total, count) => total + count, 0);

/** What the bins would hold if their final edges had been known from the start. */
function recounted(histogram: Histogram, values: readonly number[]): Float64Array {
  const counts = new Float64Array(histogram.counts.length);
  const first = histogram.edge(0) / histogram.width;
  for (const value of values) {
    const index = Math.floor(value / histogram.width) - first;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

describe('Histogram', () => {
  it('loses no counts, however the range widens', () => {
    fc.assert(
      fc.property(batches, (all) => {
        const histogram = histogramOf(...all);
        const size = all.reduce((total, batch) => total + batch.length, 0);
        expect(sum(histogram.counts)).toBe(size);
        expect(histogram.total).toBe(size);
      }),
    );
  });

  it('counts every value in the bin it belongs to, as if the last edges had been the first', () => {
    fc.assert(
      fc.property(batches, (all) => {
        const histogram = histogramOf(...all);
        const values = all.flatMap((batch) => [...batch]);
        expect(histogram.counts).toEqual(recounted(histogram, values));
      }),
    );
  });

  it('spreads at least 2,048 bins over the values and zero', () => {
    fc.assert(
      fc.property(float, float, (a, b) => {
        fc.pre(Math.max(Math.abs(a), Math.abs(b)) > 1e-30);
        const histogram = histogramOf(Float32Array.of(a), Float32Array.of(b));
        const span = Math.max(a, b, 0) - Math.min(a, b, 0);
        expect(span / histogram.width).toBeGreaterThanOrEqual(2047);
      }),
    );
  });

  it('keeps the exact extremes', () => {
    const histogram = histogramOf(Float32Array.of(0.1, 7), Float32Array.of(-0.3));
    expect(histogram.extremes).toEqual({ min: Math.fround(-0.3), max: 7 });
  });

  it('holds nothing at first', () => {
    const histogram = histogramOf(new Float32Array());
    expect(histogram.total).toBe(0);
    expect(sum(histogram.counts)).toBe(0);
  });

  it('refuses NaN and counts nothing of that batch', () => {
    const histogram = histogramOf(Float32Array.of(1));
    const error = expect.objectContaining({ code: 'not-a-number' });
    expect(() => histogram.observe(Float32Array.of(2, Number.NaN))).toThrow(error);
    expect(sum(histogram.counts)).toBe(1);
    expect(histogram.extremes).toEqual({ min: 1, max: 1 });
  });
});
