import type { LabStore } from '../../store/labStore';
import { type Line, runIdsOf } from './lines';
import { runTableOf } from './runTable';
import { checkedOf, runsBetween, withRuns } from './selection';

/** How a person selects runs. Lines are named by their keys. */
export interface Selecting {
  /** Selects a line or gives it up; as a `range`, all lines from the one before to this one. */
  toggle(key: string, range: boolean): void;
  /** Selects every line, or none when all are. */
  toggleAll(): void;
  /** Moves on to a line, so that a range would start there. */
  moveTo(key: string): void;
  /** Takes the end of a range from one line to its neighbour. */
  extend(from: string, to: string): void;
}

/** Returns what a person can do to the selection of a lab's table. */
export function createSelecting(lab: LabStore): Selecting {
  let anchor: string | null = null;

  const table = () => runTableOf(lab.getState());
  const put = (checked: readonly string[]) => lab.actions.changeTable({ checked });
  const idsAt = (lines: readonly Line[], key: string) =>
    lines.filter((line) => line.key === key).flatMap(runIdsOf);

  return {
    toggle(key, range) {
      const { lines, selected } = table();
      const own = idsAt(lines, key);
      const ids = range ? runsBetween(lines, anchor, key) : own;
      put(withRuns(selected, ids, checkedOf(own, selected) !== 'all'));
      anchor = key;
    },
    toggleAll() {
      const { matching, selected } = table();
      const ids = matching.map(({ run }) => run.plan.runId);
      put(checkedOf(ids, selected) === 'all' ? [] : ids);
      anchor = null;
    },
    moveTo(key) {
      anchor = key;
    },
    extend(from, to) {
      const { lines, selected } = table();
      anchor ??= from;
      const range = runsBetween(lines, anchor, to);
      const left = idsAt(lines, from).filter((runId) => !range.includes(runId));
      put(withRuns(withRuns(selected, left, false), range, true));
    },
  };
}
