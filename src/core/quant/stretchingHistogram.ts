import type { Range } from '../quantizers/quantizer';
import { extremes, union } from './extremes';
import { roundHalfEven } from './roundHalfEven';

const { ceil, floor, fround, max, min, trunc } = Math;

export interface StretchingHistogramOptions {
  readonly bins: number;
  /** Parts that a bin is cut into when its counts move to wider ones. */
  readonly upsampleRate: number;
  /**
   * Counts between the ends cut to whole numbers, as PyTorch 1.13 does: what lies beyond them is
   * lost, and the other counts are shifted.
   */
  readonly wholeEnds: boolean;
}

/**
 * Counts of values that arrive batch by batch, in equal bins between the smallest and the largest.
 * When a batch reaches beyond, the bins are stretched and the old counts spread evenly over the new
 * ones that they overlap.
 *
 * Source: PyTorch, `HistogramObserver.forward`, in float32.
 */
export class StretchingHistogram {
  readonly #options: StretchingHistogramOptions;
  #counts: Float32Array;
  #range: Range | null = null;

  constructor(options: StretchingHistogramOptions) {
    this.#options = options;
    this.#counts = new Float32Array(options.bins);
  }

  /** Counts of the bins, lowest first; fractions where bins were stretched. */
  get counts(): Float32Array {
    return this.#counts;
  }

  /** Lower edge of the first bin and upper edge of the last; null before there are values. */
  get range(): Range | null {
    return this.#range;
  }

  /**
   * Counts a batch of values. Those of batches that held one value only are forgotten.
   *
   * Throws: `not-a-number` when a value is NaN or infinite; then none of the batch is counted.
   */
  observe(values: Float32Array): void {
    if (values.length === 0) return;
    const batch = extremes(values);
    const old = this.#range;
    if (old === null || old.min === old.max) {
      this.#counts = this.#count(values, batch);
      this.#range = batch;
      return;
    }
    const { bins, upsampleRate } = this.#options;
    const { range, downsampleRate, offset } = stretch(old, union(old, batch), bins, upsampleRate);
    const counts = this.#count(values, range);
    const same = range.min === old.min && range.max === old.max;
    const kept = same ? this.#counts : spread(this.#counts, upsampleRate, downsampleRate, offset);
    this.#counts = counts.map((count, bin) => count + (kept[bin] ?? 0));
    this.#range = range;
  }

  #count(values: Float32Array, range: Range): Float32Array {
    const { bins, wholeEnds } = this.#options;
    const ends = wholeEnds ? { min: trunc(range.min), max: trunc(range.max) } : range;
    return countBetween(values, ends, bins);
  }
}

/** Returns the counts of the values between the ends, both included, in equal bins. */
function countBetween(values: Float32Array, ends: Range, bins: number): Float32Array {
  const { min: low, max: high } = withWidth(ends, values);
  const span = fround(high - low);
  const counts = new Float32Array(bins);
  for (const value of values) {
    if (value < low || value > high) continue;
    const bin = min(trunc(fround(fround(fround(value - low) * bins) / span)), bins - 1);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** Ends that coincide give way to those of the values, and these, if they do too, to one on either side. */
function withWidth(ends: Range, values: Float32Array): Range {
  if (ends.min < ends.max) return ends;
  const own = extremes(values);
  return own.min < own.max ? own : { min: fround(own.min - 1), max: fround(own.max + 1) };
}

/**
 * Returns the range that holds `wanted` in bins of a whole number of parts of the old bins: how many
 * parts, and how many lie before the first old bin. Only the upper end gives way.
 */
function stretch(old: Range, wanted: Range, bins: number, upsampleRate: number) {
  const part = fround(fround(old.max - old.min) / (bins * upsampleRate));
  const span = fround(wanted.max - wanted.min);
  const column = fround(bins * part);
  const downsampleRate = ceil(fround(span / column));
  const excess = fround(fround(downsampleRate * column) - span);
  return {
    range: { min: wanted.min, max: fround(wanted.max + excess) },
    downsampleRate,
    offset: roundHalfEven(fround(fround(old.min - wanted.min) / part)),
  };
}

/** Returns the counts spread over bins of `downsampleRate` parts, each old bin having `upsampleRate`. */
function spread(
  counts: Float32Array,
  upsampleRate: number,
  downsampleRate: number,
  offset: number,
): Float32Array {
  const below = partsBelow(counts, upsampleRate);
  let before = 0;
  return counts.map((_, bin) => {
    const upTo = below((bin + 1) * downsampleRate - offset);
    const own = (upTo - before) / upsampleRate;
    // PyTorch keeps the sum before each bin in float32.
    before = fround(upTo);
    return own;
  });
}

/** Returns the sum of the first so many parts, each with the count of the bin that it is cut from. */
function partsBelow(counts: Float32Array, upsampleRate: number): (parts: number) => number {
  const sums = new Float64Array(counts.length + 1);
  counts.forEach((count, bin) => {
    sums[bin + 1] = (sums[bin] ?? 0) + count * upsampleRate;
  });
  return (parts) => {
    const inside = min(max(parts, 0), counts.length * upsampleRate);
    const bin = floor(inside / upsampleRate);
    return (sums[bin] ?? 0) + (inside - bin * upsampleRate) * (counts[bin] ?? 0);
  };
}
