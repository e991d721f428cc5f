/** TensorRT starts its search at 128 of 2,048 bins. */
const smallestShare = 1 / 16;

/**
 * Returns how many of the bins, counted from the first, to keep so that the counts lose least
 * information when those beyond are clipped into the last and the kept ones are merged into `levels`
 * cells: the Kullback-Leibler divergence of the merged counts from the clipped ones is least.
 *
 * Shapes: `counts` are of equal bins from 0 outwards.
 * Source: Migacz, 8-bit inference with TensorRT (GTC 2017); NVIDIA, pytorch-quantization,
 * `_compute_amax_entropy`.
 */
export function leastDivergenceBins(counts: Float64Array, levels: number): number {
  const divergence = divergenceOf(counts, levels);
  const fewest = Math.max(levels, Math.ceil(counts.length * smallestShare));
  let best = counts.length;
  let least = Number.POSITIVE_INFINITY;
  for (let kept = counts.length; kept >= fewest; kept--) {
    const own = divergence(kept);
    if (own < least) {
      best = kept;
      least = own;
    }
  }
  return best;
}

/** Returns a function that gives the divergence for so many bins kept. */
function divergenceOf(counts: Float64Array, levels: number): (kept: number) => number {
  const sums = sumsBelow(counts, (count) => count);
  const occupied = sumsBelow(counts, (count) => (count > 0 ? 1 : 0));
  const logs = sumsBelow(counts, timesLog);
  const total = at(sums, counts.length);
  /** The count that every occupied bin of the cell gets, and what its own counts tell of it. */
  const cell = (from: number, to: number) => {
    const count = at(sums, to) - at(sums, from);
    const shared = count / (at(occupied, to) - at(occupied, from));
    return { shared, told: count > 0 ? count * Math.log(shared) : 0 };
  };
  return (kept) => {
    const start = (level: number) => Math.ceil((level * kept) / levels);
    let told = 0;
    for (let level = 0; level < levels; level++) told += cell(start(level), start(level + 1)).told;
    const last = at(counts, kept - 1);
    const clipped = total - at(sums, kept);
    // An empty last bin gives the merged counts nothing where the clipped ones have something.
    if (clipped > 0 && last === 0) return Number.POSITIVE_INFINITY;
    const own = at(logs, kept) - timesLog(last) + timesLog(last + clipped);
    const { shared } = cell(start(levels - 1), kept);
    const toldOfClipped = clipped > 0 ? clipped * Math.log(shared) : 0;
    return (own - told - toldOfClipped) / total + Math.log(at(sums, kept) / total);
  };
}

const timesLog = (count: number) => (count > 0 ? count * Math.log(count) : 0);

const at = (values: Float64Array, index: number) => values[index] ?? 0;

/** Returns, for every bin and the end, the sum of what `of` makes of the counts before it. */
function sumsBelow(counts: Float64Array, of: (count: number) => number): Float64Array {
  const sums = new Float64Array(counts.length + 1);
  counts.forEach((count, bin) => {
    sums[bin + 1] = at(sums, bin) + of(count);
  });
  return sums;
}
