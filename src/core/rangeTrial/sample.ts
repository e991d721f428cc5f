import type { Range } from '../quantizers/quantizer';

/**
 * Values that ranges are tried on, in groups of values that are alike: one by one, or in bins. Of a
 * group it keeps how many there are, their sum and the sum of their squares, so that the error of
 * giving all of them one code is exact.
 *
 * Shapes: the arrays are of one length, groups from the lowest to the highest where they are bins.
 */
export interface Sample {
  readonly counts: Float64Array;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
  readonly extremes: Range;
  readonly total: number;
  /** Width of a bin; 0 where every value stands alone, and everything computed from them is exact. */
  readonly binWidth: number;
}

/** Returns the values one by one. Throws: RangeError when there are none. */
export function sampleOf(values: Float32Array): Sample {
  if (values.length === 0) throw new RangeError('a range needs values to be tried on');
  const sums = Float64Array.from(values);
  return {
    counts: new Float64Array(values.length).fill(1),
    sums,
    squares: sums.map((value) => value * value),
    extremes: {
      min: sums.reduce((a, b) => Math.min(a, b)),
      max: sums.reduce((a, b) => Math.max(a, b)),
    },
    total: values.length,
    binWidth: 0,
  };
}
