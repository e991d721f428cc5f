import { extremes, union } from '../quant/extremes';
import type { Range } from '../quantizers/quantizer';
import type { Sample } from './sample';

/** So many that a code of eight bits spans more than a hundred bins. */
const binCount = 2 ** 15;

/**
 * Gathers values that arrive batch by batch in bins over the range of the first pass: `see` every
 * batch, then `count` every batch.
 */
export class BinnedSample {
  private seen: Range = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY };
  private readonly counts = new Float64Array(binCount);
  private readonly sums = new Float64Array(binCount);
  private readonly squares = new Float64Array(binCount);
  private total = 0;

  /** Throws: `not-a-number` when a value is NaN or infinite. */
  see(values: Float32Array): void {
    this.seen = union(this.seen, extremes(values));
  }

  /** Counts values that were seen. */
  count(values: Float32Array): void {
    const { min } = this.seen;
    const { counts, sums, squares, width } = this;
    const perWidth = width > 0 ? 1 / width : 0;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? 0;
      const bin = Math.min(Math.floor((value - min) * perWidth), binCount - 1);
      counts[bin] = (counts[bin] ?? 0) + 1;
      sums[bin] = (sums[bin] ?? 0) + value;
      squares[bin] = (squares[bin] ?? 0) + value * value;
    }
    this.total += values.length;
  }

  /** Returns what was counted, empty bins left out. Throws: RangeError when nothing was. */
  sample(): Sample {
    if (this.total === 0) throw new RangeError('a range needs values to be tried on');
    const isFull = (_: number, bin: number) => (this.counts[bin] ?? 0) > 0;
    return {
      counts: this.counts.filter(isFull),
      sums: this.sums.filter(isFull),
      squares: this.squares.filter(isFull),
      extremes: this.seen,
      total: this.total,
      binWidth: this.width,
    };
  }

  private get width(): number {
    return (this.seen.max - this.seen.min) / binCount;
  }
}
