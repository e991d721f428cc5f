import type { Examined } from '../../core/diagnosis/diagnose';
import type { Finding } from '../../core/diagnosis/finding';

/** A check that found something out. */
export interface Found {
  readonly check: Examined['check'];
  readonly finding: Finding;
  /** A check above suggests the same. */
  readonly repeats: boolean;
}

const ranks: Readonly<Record<Finding['verdict'], number>> = { fault: 0, open: 1, healthy: 2 };

/** Returns the checks that found something out, faults first; what several suggest is offered by the first. */
export function found(examined: readonly Examined[]): Found[] {
  const all = examined.flatMap(({ check, finding }) => (finding ? [{ check, finding }] : []));
  const sorted = all.toSorted((a, b) => ranks[a.finding.verdict] - ranks[b.finding.verdict]);
  const labels = sorted.map(({ finding }) => finding.suggestion?.label);
  return sorted.map((one, index) => {
    const label = labels[index];
    return { ...one, repeats: label !== undefined && labels.indexOf(label) < index };
  });
}

/** Returns the labels of the checks that had nothing to go by. */
export function notMade(examined: readonly Examined[]): string[] {
  return examined.flatMap(({ check, finding }) => (finding ? [] : check.label));
}
