/** A median and an interval that holds the true one with a known probability. */
export interface Interval {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Probability that `low` to `high` holds the true median, 0 to 1. */
  readonly confidence: number;
  readonly count: number;
}

const wantedConfidence = 0.95;

/** Returns the middle value, or the mean of the two middle ones; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Returns the median with the narrowest symmetric interval of order statistics that holds the true
 * median with 95 % probability, whatever the distribution; of fewer than six values, which cannot
 * give that much, the whole range with the probability that it has.
 *
 * Source: David and Nagaraja, Order Statistics, section 7.1.
 */
export function medianInterval(values: readonly number[]): Interval {
  const sorted = values.toSorted((a, b) => a - b);
  const count = sorted.length;
  let cut = 0;
  while (2 * (cut + 2) <= count && coverage(count, cut + 1) >= wantedConfidence) cut++;
  return {
    median: median(values),
    low: sorted[cut] ?? Number.NaN,
    high: sorted[count - 1 - cut] ?? Number.NaN,
    confidence: count === 0 ? 0 : coverage(count, cut),
    count,
  };
}

/** Returns the probability that the median lies between the values that are left when `cut` go at each end. */
function coverage(count: number, cut: number): number {
  let tail = 0;
  let ways = 1;
  for (let k = 0; k <= cut; k++) {
    tail += ways / 2 ** count;
    ways = (ways * (count - k)) / (k + 1);
  }
  return 1 - 2 * tail;
}
