import type { Grid } from '../../../core/quant/grid';
import type { Range } from '../../../core/quantizers/quantizer';
import type { Sample } from '../../../core/rangeTrial/sample';
import type { Trial } from '../../../core/rangeTrial/tryParams';

/** Returns how many values lie in each of `bins` equal bins over the domain, which holds them all. */
export function valueCounts({ counts, sums }: Sample, { min, max }: Range, bins: number) {
  const drawn = new Float64Array(bins);
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] ?? 0;
    const share = ((sums[i] ?? 0) / count - min) / (max - min);
    const bin = Math.min(Math.max(Math.floor(share * bins), 0), bins - 1);
    drawn[bin] = (drawn[bin] ?? 0) + count;
  }
  return drawn;
}

/** Neighbouring codes that are drawn as one bar. */
export interface CodeBar {
  readonly first: number;
  readonly last: number;
  /** Real values that are nearest to these codes. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Returns a bar for every code, or for equally many where there are more than `most`. */
export function codeBars({ codes, params }: Trial, grid: Grid, most: number): CodeBar[] {
  const every = codesPerBar(codes.length, most);
  const real = (code: number) => (code - params.zeroPoint) * params.scale;
  return Array.from({ length: Math.ceil(codes.length / every) }, (_, bar) => {
    const first = grid.min + bar * every;
    const last = Math.min(first + every - 1, grid.max);
    const own = codes.subarray(first - grid.min, last - grid.min + 1);
    const count = own.reduce((sum, value) => sum + value, 0);
    return { first, last, from: real(first - 0.5), to: real(last + 0.5), count };
  });
}

/** Returns the least power of two that leaves at most `most` bars. */
export function codesPerBar(codes: number, most: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(codes / most)));
}

/** How counts become heights. */
export type CountScale = 'linear' | 'log';

/** Returns the height of a count as a share of that of the largest; a count of one is seen on both. */
export function heightOf(count: number, largest: number, scale: CountScale): number {
  if (count <= 0 || largest <= 0) return 0;
  return scale === 'linear' ? count / largest : Math.log1p(count) / Math.log1p(largest);
}

/** Returns round counts for the axis, the largest not above `largest`. */
export function countTicks(largest: number, scale: CountScale): number[] {
  const digits = Math.floor(Math.log10(Math.max(largest, 1)));
  if (scale === 'log') {
    const step = Math.max(1, Math.ceil(digits / 3));
    const powers = Array.from({ length: digits + 1 }, (_, power) => power);
    return powers.filter((power) => power % step === 0).map((power) => 10 ** power);
  }
  const unit = 10 ** digits;
  const step = [0.2, 0.5, 1, 2, 5].map((part) => part * unit).find((size) => largest / size <= 3);
  const size = step ?? unit;
  return Array.from({ length: Math.floor(largest / size) + 1 }, (_, index) => index * size);
}

/** Returns round values for the axis inside the domain, 0 among them where it is. */
export function valueTicks({ min, max }: Range, most: number): number[] {
  const rough = (max - min) / most;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const size = [1, 2, 5, 10].map((part) => part * unit).find((step) => step >= rough) ?? unit;
  const first = Math.ceil(min / size);
  const count = Math.floor(max / size) - first + 1;
  return Array.from({ length: count }, (_, index) => (first + index) * size);
}
