import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StretchingHistogram } from './stretchingHistogram';

const options = { bins: 64, upsampleRate: 16, wholeEnds: false };
const batches = fc.array(
  fc
    .array(fc.float({ min: -100, max: 100, noNaN: true }), { minLength: 2, maxLength: 30 })
    .map((values) => Float32Array.from(values))
    .filter((values) => Math.max(...values) - Math.min(...values) > 1e-3),
  { minLength: 1, maxLength: 5 },
);

function histogramOf(...values: readonly Float32Array[]): StretchingHistogram {
  const histogram = new StretchingHistogram(options);
  for (const batch of values) histogram.observe(batch);
  return histogram;
}

const sum = (counts: Float32Array) => counts.reduce((total, count) => total + count, 0);

describe('StretchingHistogram', () => {
  it('holds every value, but for float32, in a range that holds them all', () => {
    fc.assert(
      fc.property(batches, (all) => {
        const { counts, range } = histogramOf(...all);
        const values = all.flatMap((batch) => [...batch]);
        expect(sum(counts) / values.length).toBeCloseTo(1, 4);
        expect(range?.min).toBe(Math.min(...values));
        expect(range?.max).toBeGreaterThanOrEqual(Math.max(...values) - 1e-4);
      }),
    );
  });

  it('spreads the counts of an old bin over the new ones that it overlaps', () => {
    const histogram = new StretchingHistogram({ bins: 2, upsampleRate: 2, wholeEnds: false });
    histogram.observe(Float32Array.of(0, 1, 1, 2));
    expect([...histogram.counts]).toEqual([1, 3]);
    // Bins of three quarters of what they were, twice as wide, begin at 0: old counts 1 and 1.5, then 1.5.
    histogram.observe(Float32Array.of(3, 0));
    expect(histogram.range).toEqual({ min: 0, max: 3 });
    expect([...histogram.counts]).toEqual([1 + 1 + 1.5, 1 + 1.5]);
  });

  it('loses what lies beyond whole ends, as PyTorch 1.13 does, where asked', () => {
    const histogram = new StretchingHistogram({ ...options, wholeEnds: true });
    histogram.observe(Float32Array.of(0, 0.5, 1, 1.9));
    expect(histogram.range).toEqual({ min: 0, max: Math.fround(1.9) });
    expect(sum(histogram.counts)).toBe(3);
  });

  it('is empty before there are values, and starts again after batches of one value', () => {
    expect(histogramOf(new Float32Array()).range).toBeNull();
    const { counts, range } = histogramOf(Float32Array.of(4, 4), Float32Array.of(0, 1));
    expect(range).toEqual({ min: 0, max: 1 });
    expect(sum(counts)).toBe(2);
  });

  it('refuses NaN and counts nothing of that batch', () => {
    const histogram = histogramOf(Float32Array.of(0, 1));
    const error = expect.objectContaining({ code: 'not-a-number' });
    expect(() => histogram.observe(Float32Array.of(2, Number.NaN))).toThrow(error);
    expect(sum(histogram.counts)).toBe(2);
  });
});
