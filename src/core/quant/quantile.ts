import type { Histogram } from './histogram';

/**
 * Returns the value below which the share `p` of the counted values lies, read linearly within its
 * bin and never outside the values seen.
 *
 * Units: `p` from 0 to 1.
 */
export function histogramQuantile(histogram: Histogram, p: number): number {
  const { counts, extremes, total } = histogram;
  const target = p * total;
  let below = 0;
  let index = 0;
  for (; index < counts.length - 1; index++) {
    const count = counts[index] ?? 0;
    if (count > 0 && below + count >= target) break;
    below += count;
  }
  const within = (target - below) / Math.max(counts[index] ?? 0, 1);
  const value = histogram.edge(index) + within * histogram.width;
  return Math.min(Math.max(value, extremes.min), extremes.max);
}

/**
 * Returns the value below which the share `p` of the values lies, read linearly between the two
 * nearest; 0 for no values.
 *
 * Units: `p` from 0 to 1.
 * Source: Hyndman and Fan (1996), definition 7, the default of NumPy and PyTorch.
 */
export function quantile(values: Float32Array, p: number): number {
  const sorted = values.toSorted();
  const position = p * (sorted.length - 1);
  const index = Math.floor(position);
  const low = sorted[index] ?? 0;
  const high = sorted[index + 1] ?? low;
  return low + (position - index) * (high - low);
}
