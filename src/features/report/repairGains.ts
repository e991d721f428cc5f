import { differencePoints, type Verdict, verdict } from '../../core/metrics/compare';
import type { RepairReport } from '../../core/run';
import { specOf } from '../../core/settings/settings';

/** What one repair brought, on top of those before it. */
export interface RepairGain {
  readonly label: string;
  /** Afterwards, 0 to 1. */
  readonly accuracy: number;
  /** Units: percentage points. */
  readonly points: number;
  readonly verdict: Verdict;
}

/** Returns what each repair brought, in the order in which they were made. */
export function repairGains({ total, before, after }: RepairReport): RepairGain[] {
  return after.map(({ id, correct }, index) => {
    const previous = after[index - 1]?.correct ?? before;
    const points = differencePoints({ correct, total }, { correct: previous, total });
    return {
      label: specOf(id).label,
      accuracy: correct / total,
      points,
      verdict: verdict(points, total),
    };
  });
}
