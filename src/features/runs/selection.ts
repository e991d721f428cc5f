import { type Line, runIdsOf } from './lines';

/** Whether all, some or none of the runs of a line are selected. */
export type Checked = 'all' | 'some' | 'none';

/** Returns how many of these runs are selected. */
export function checkedOf(runIds: readonly string[], selected: ReadonlySet<string>): Checked {
  const count = runIds.filter((runId) => selected.has(runId)).length;
  if (count === 0) return 'none';
  return count === runIds.length ? 'all' : 'some';
}

/** Returns the selection with these runs in it, or without them. */
export function withRuns(
  selected: Iterable<string>,
  runIds: readonly string[],
  chosen: boolean,
): string[] {
  const next = new Set(selected);
  for (const runId of runIds) {
    if (chosen) next.add(runId);
    else next.delete(runId);
  }
  return [...next];
}

/** Returns the runs from one line to another, either way, both with them; those of `to` alone when `from` is gone. */
export function runsBetween(lines: readonly Line[], from: string | null, to: string): string[] {
  const end = lines.findIndex(({ key }) => key === to);
  const start = lines.findIndex(({ key }) => key === from);
  const [low, high] = start < 0 ? [end, end] : [Math.min(start, end), Math.max(start, end)];
  return end < 0 ? [] : [...new Set(lines.slice(low, high + 1).flatMap(runIdsOf))];
}

/** Returns the line to go to when some runs are deleted: the next that stays, or else the last before; null when none stays. */
export function neighbourOf(
  lines: readonly Line[],
  key: string,
  deleted: readonly string[],
): string | null {
  const at = lines.findIndex((line) => line.key === key);
  const stays = (line: Line) => !runIdsOf(line).some((runId) => deleted.includes(runId));
  const next = lines.slice(at + 1).find(stays) ?? lines.slice(0, at).findLast(stays);
  return next?.key ?? null;
}
