import type { Range } from '../quantizers/quantizer';
import { extremes, union } from './extremes';

/** Twice what is needed: when the range outgrows the bins they double in width, leaving half. */
const binCount = 4096;

/**
 * Counts of values that arrive batch by batch. Bins are a power of two wide and their edges
 * multiples of that width; when a batch does not fit, whole bins are merged, so widening loses no
 * counts and splits none. At least 2,048 bins span the values seen together with 0.
 */
export class Histogram {
  #counts = new Float64Array(binCount);
  /** Index, in multiples of the width, of the lower edge of bin 0. */
  #first = 0;
  #exponent = Number.NEGATIVE_INFINITY;
  #seen: Range = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY };
  #total = 0;

  /** How many values were counted. */
  get total(): number {
    return this.#total;
  }

  /** Smallest and largest value counted, exactly. */
  get extremes(): Range {
    return this.#seen;
  }

  /** Width of every bin, a power of two. */
  get width(): number {
    return 2 ** this.#exponent;
  }

  /** Counts of the bins, lowest first. */
  get counts(): Float64Array {
    return this.#counts;
  }

  /** Returns the lower edge of bin `index`, exactly; that of the bin after the last is the end. */
  edge(index: number): number {
    return (this.#first + index) * this.width;
  }

  /**
   * Counts a batch of values.
   *
   * Throws: `not-a-number` when a value is NaN or infinite; then none of the batch is counted.
   */
  observe(values: Float32Array): void {
    if (values.length === 0) return;
    const seen = union(this.#seen, extremes(values));
    this.#coverZeroAnd(seen);
    this.#seen = seen;
    this.#total += values.length;
    countInto(this.#counts, values, 2 ** -this.#exponent, this.#first);
  }

  #coverZeroAnd(seen: Range): void {
    const low = Math.min(seen.min, 0);
    const high = Math.max(seen.max, 0);
    const exponent = Math.max(this.#exponent, exponentFor(low, high));
    const first = Math.floor(low * 2 ** -exponent);
    if (exponent === this.#exponent && first === this.#first) return;
    if (this.#total > 0) this.#counts = this.#merged(exponent, first);
    this.#exponent = exponent;
    this.#first = first;
  }

  #merged(exponent: number, first: number) {
    const merged = new Float64Array(binCount);
    const ratio = 2 ** (this.#exponent - exponent);
    this.#counts.forEach((count, index) => {
      const target = Math.floor((this.#first + index) * ratio) - first;
      if (count > 0) merged[target] = (merged[target] ?? 0) + count;
    });
    return merged;
  }
}

function countInto(
  counts: Float64Array,
  values: Float32Array,
  perWidth: number,
  first: number,
): void {
  for (let i = 0; i < values.length; i++) {
    // Dividing by a power of two is exact, so a value never lands beside its bin.
    const index = Math.floor((values[i] ?? 0) * perWidth) - first;
    counts[index] = (counts[index] ?? 0) + 1;
  }
}

/** Returns the exponent of the narrowest bins that hold both ends. */
function exponentFor(low: number, high: number): number {
  const span = high - low;
  let exponent = span > 0 ? Math.ceil(Math.log2(span / binCount)) - 1 : smallestExponent;
  exponent = Math.max(exponent, smallestExponent);
  while (binsBetween(low, high, exponent) > binCount) exponent++;
  return exponent;
}

/** Float32's smallest step: narrower bins could tell no values apart. */
const smallestExponent = -149;

function binsBetween(low: number, high: number, exponent: number): number {
  const perWidth = 2 ** -exponent;
  return Math.floor(high * perWidth) - Math.floor(low * perWidth) + 1;
}
