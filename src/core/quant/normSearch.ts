import type { Range } from '../quantizers/quantizer';

const { floor, fround, max, min } = Math;

/** Share of the counts that the search moves an end by. */
const stepSize = 1e-5;

/** Bins from the first to the last, both included. */
interface BinSpan {
  readonly first: number;
  readonly last: number;
}

/**
 * Returns the part of a histogram's range whose codes err least: the ends move inwards by quantiles,
 * the one that skips more bins first, until the estimated squared error rises.
 *
 * Shapes: `counts` are of equal bins over `range`.
 * Units: `levels` is the number of codes.
 * Source: PyTorch, `HistogramObserver._non_linear_param_search`; caffe2, `NormMinimization`.
 */
export function leastNormRange(counts: Float32Array, range: Range, levels: number): Range {
  const binWidth = fround(fround(range.max - range.min) / counts.length);
  const { first, last } = leastNormSpan(counts, range, levels);
  return {
    min: fround(range.min + fround(binWidth * first)),
    max: fround(range.min + fround(binWidth * (last + 1))),
  };
}

function leastNormSpan(counts: Float32Array, range: Range, levels: number): BinSpan {
  const binWidth = (range.max - range.min) / counts.length;
  const narrower = narrowing(counts);
  let best: BinSpan = { first: 0, last: counts.length - 1 };
  let least = Number.POSITIVE_INFINITY;
  for (let next = narrower(best); next !== null; next = narrower(best)) {
    const norm = quantizationNorm(counts, binWidth, next, levels);
    if (norm > least) break;
    least = norm;
    best = next;
  }
  return best;
}

/** Returns a function that gives the next span to try inside the last one kept; null when none is left. */
function narrowing(counts: Float32Array): (span: BinSpan) => BinSpan | null {
  const sums = cumulative(counts);
  const total = sums.at(-1) ?? 0;
  let lower = 0;
  let upper = 1;
  return (span) => {
    while (lower < upper) {
      const { first, last } = within(
        sums,
        span,
        (lower + stepSize) * total,
        (upper - stepSize) * total,
      );
      const movesFirst = first - span.first > span.last - last;
      if (movesFirst) lower += stepSize;
      else upper -= stepSize;
      if (movesFirst) return { first, last: span.last };
      if (last !== span.last) return { first: span.first, last };
    }
    return null;
  };
}

/** Returns the bins of the span whose cumulative counts lie between the two bounds. */
function within(sums: Float32Array, span: BinSpan, from: number, to: number): BinSpan {
  let { first, last } = span;
  const [low, high] = [fround(from), fround(to)];
  while (first < span.last && (sums[first] ?? 0) < low) first++;
  while (last > span.first && (sums[last] ?? 0) > high) last--;
  return { first, last };
}

function cumulative(counts: Float32Array): Float32Array {
  let sum = 0;
  return counts.map((count) => {
    sum = fround(sum + count);
    return sum;
  });
}

/**
 * Returns the squared error if the values of every bin were spread evenly over it and rounded to the
 * middles of `levels` equal cells over the span.
 *
 * Source: PyTorch, `HistogramObserver._compute_quantization_error`, in float32.
 */
function quantizationNorm(
  counts: Float32Array,
  binWidth: number,
  { first, last }: BinSpan,
  levels: number,
): number {
  const cellWidth = (binWidth * (last - first + 1)) / levels;
  if (cellWidth === 0) return 0;
  const [bin, cell, half] = [fround(binWidth), fround(cellWidth), fround(cellWidth / 2)];
  const wholeCell = cubes(-half, half);
  let norm = 0;
  for (let i = 0; i < counts.length; i++) {
    const density = fround((counts[i] ?? 0) / bin);
    const start = fround((i - first) * bin);
    const end = fround(start + bin);
    const startCell = cellOf(start, cell, levels);
    const endCell = cellOf(end, cell, levels);
    const startOffset = fround(start - fround((startCell + 0.5) * cell));
    const endOffset = fround(end - fround(fround(endCell * cell) + half));
    let own = fround(density * cubes(startOffset, half));
    own = fround(own + fround((endCell - startCell - 1) * fround(density * wholeCell)));
    norm += fround(own + fround(density * cubes(-half, endOffset)));
  }
  return norm;
}

/** Returns the integral of `x^2`. */
function cubes(from: number, to: number): number {
  const cube = (x: number) => fround(fround(x * x) * x);
  return fround(fround(cube(to) - cube(from)) / 3);
}

function cellOf(position: number, cell: number, levels: number): number {
  // In double precision the quotient of two float32 never rounds up to a whole number: floor is exact.
  return min(max(floor(position / cell), 0), levels - 1);
}
