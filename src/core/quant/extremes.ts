import type { Range } from '../quantizers/quantizer';
import { noRangeError } from './notANumber';

/**
 * Returns the smallest and the largest of the values; infinities the wrong way round when there are
 * none, so that folding the result into another range changes nothing.
 *
 * Throws: `not-a-number` when a value is NaN or infinite.
 */
export function extremes(values: Float32Array): Range {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let poison = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    // 0 for every finite value, NaN for the others: one check after the loop instead of one in it.
    poison += value * 0;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (poison !== 0) throw noRangeError();
  return { min, max };
}

/** Returns the largest magnitude among the values, 0 when there are none. */
export function largestMagnitude(values: Float32Array): number {
  const { min, max } = extremes(values);
  return Math.max(-min, max, 0);
}

/** Returns the smallest range that holds both. */
export function union(a: Range, b: Range): Range {
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
}
