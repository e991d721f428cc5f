/** A learning rate that a person has set while a run trained. */
export interface RateChange {
  /** The first step that goes by it, counted from 0. */
  readonly step: number;
  /** The highest rate of the schedule from there on. */
  readonly peak: number;
}

/** Returns the highest rate of the schedule that one step goes by; `changes` are in their order. */
export function peakAt(planned: number, changes: readonly RateChange[], step: number): number {
  return changes.findLast((change) => change.step <= step)?.peak ?? planned;
}

/** Returns the changes with one more; of two before the same step the later one counts. */
export function withChange(
  changes: readonly RateChange[],
  change: RateChange,
): readonly RateChange[] {
  return [...changes.filter(({ step }) => step < change.step), change];
}
