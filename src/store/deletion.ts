import { nameOf } from './names';
import type { Deletion, LabState, RunRecord } from './state';

/** Returns what changes when these runs are deleted, all of which `withBack` can undo. */
export function without(state: LabState, ids: ReadonlySet<string>): Partial<LabState> {
  const { runs, start, selectedId, pinnedId, table, deletions } = state;
  const isGone = (runId: string | null) => runId !== null && ids.has(runId);
  const gone = runs.flatMap((run, index) => (isGone(run.plan.runId) ? [{ run, index }] : []));
  return {
    runs: runs.filter(({ plan }) => !isGone(plan.runId)),
    start: start.kind === 'run' && isGone(start.runId) ? { kind: 'shipped' } : start,
    selectedId: isGone(selectedId) ? null : selectedId,
    pinnedId: isGone(pinnedId) ? null : pinnedId,
    table: { ...table, checked: table.checked.filter((runId) => !isGone(runId)) },
    deletions: [...deletions, { runs: gone, before: { start, selectedId, pinnedId } }],
  };
}

/**
 * Returns what changes when the latest deletion is undone. What was chosen since stays chosen. Runs
 * that waited are left to the queue.
 */
export function withBack(state: LabState, { runs: gone, before }: Deletion): Partial<LabState> {
  const ids = new Set(gone.map(({ run }) => run.plan.runId));
  const ifBack = (runId: string | null) => (runId !== null && ids.has(runId) ? runId : null);
  const wasStart = before.start.kind === 'run' && ids.has(before.start.runId);
  const kept = gone.filter(({ run }) => run.status !== 'waiting');
  const runs = [...state.runs];
  for (const { run, index } of kept) runs.splice(index, 0, run);
  return {
    runs,
    start: state.start.kind === 'shipped' && wasStart ? before.start : state.start,
    selectedId: state.selectedId ?? ifBack(before.selectedId),
    pinnedId: state.pinnedId ?? ifBack(before.pinnedId),
    deletions: state.deletions.slice(0, -1),
  };
}

/** Returns the runs of a deletion that waited for their turn. */
export function waitedIn({ runs }: Deletion): RunRecord[] {
  return runs.flatMap(({ run }) => (run.status === 'waiting' ? [run] : []));
}

/** Returns what was deleted, as a sentence. */
export function deletionInWords({ runs }: Deletion): string {
  const [first] = runs;
  return first && runs.length === 1
    ? `Deleted ${nameOf(first.run)}.`
    : `Deleted ${runs.length} runs.`;
}
