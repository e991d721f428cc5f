import { type Count, differencePoints, type Verdict, verdict } from '../../core/metrics/compare';
import type { Conditions, PublishedCell } from '../../core/published';
import type { RunRecord } from '../../store/state';
import { addedMistake, fixVariants, labDraft, publishedDraft, type Variant } from './gridDrafts';
import { type Measured, measured } from './measured';

/** A line of the list: a scheme, what it reaches, and how far that is from the published scheme. */
export interface FixRow {
  readonly id: string;
  readonly label: string;
  readonly what: string | null;
  readonly measured: Measured;
  /** Null until both are measured. Units: percentage points. */
  readonly points: number | null;
  readonly verdict: Verdict | null;
}

export interface FixRows {
  readonly published: FixRow;
  /** Each part of the scheme set right alone. */
  readonly fixed: readonly FixRow[];
  readonly lab: FixRow;
  /** A mistake that comes on top. */
  readonly added: FixRow;
}

/** Returns what each part of the published scheme does to a cell, as far as it is measured. */
export function fixRows(
  cell: PublishedCell,
  conditions: Conditions,
  runs: readonly RunRecord[],
): FixRows {
  const before = measured(publishedDraft(cell, conditions), runs);
  const row = (variant: Variant): FixRow => {
    const own = measured(variant.draft, runs);
    const { id, label, what } = variant;
    return { id, label, what, measured: own, ...gain(own.count, before.count) };
  };
  const plain = (id: string, label: string, own: Measured, against: Count | null): FixRow => ({
    ...{ id, label, what: null, measured: own },
    ...gain(own.count, against),
  });
  const lab = measured(labDraft(cell, conditions), runs);
  return {
    published: plain('published', 'The published scheme', before, null),
    fixed: fixVariants(cell, conditions).map(row),
    lab: plain('lab', "All of it: the lab's defaults", lab, before.count),
    added: row(addedMistake(cell, conditions)),
  };
}

function gain(after: Count | null, before: Count | null): Pick<FixRow, 'points' | 'verdict'> {
  if (!after || !before) return { points: null, verdict: null };
  const points = differencePoints(after, before);
  return { points, verdict: verdict(points, Math.min(after.total, before.total)) };
}
