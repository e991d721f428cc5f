import { peakAt, type RateChange, withChange } from '../core/rateChange';

/** The highest rate of a run's schedule, which a person may turn while it trains. */
export class RateDial {
  private untold: RateChange[] = [];

  /** `changes` are those made before the run was interrupted; `wanted` returns what was asked for last, null for nothing. */
  constructor(
    private readonly planned: number,
    private readonly wanted: () => number | null,
    private changes: readonly RateChange[] = [],
  ) {}

  /** Returns the peak that a step goes by, and remembers when it is another one than before. */
  at(step: number): number {
    const before = this.peakOf(step);
    const now = this.wanted() ?? before;
    if (now !== before) {
      const change = { step, peak: now };
      this.changes = withChange(this.changes, change);
      this.untold.push(change);
    }
    return now;
  }

  /** Returns the peak that a step went by. */
  peakOf(step: number): number {
    return peakAt(this.planned, this.changes, step);
  }

  /** Returns the changes since the last call. */
  take(): readonly RateChange[] {
    const { untold } = this;
    this.untold = [];
    return untold;
  }
}
