import { referenceRun, reportedRun } from '../../../store/selectors';
import type { LabState, RunRecord } from '../../../store/state';

/** Returns the runs of a report: those selected in the table, or one with the network that it started from. */
export function reportRuns(state: LabState): RunRecord[] {
  const checked = new Set(state.table.checked);
  const selected = state.runs.filter(({ plan, result }) => checked.has(plan.runId) && result);
  if (selected.length > 0) return selected;
  const run = reportedRun(state);
  if (!run) return [];
  const reference = referenceRun(state.runs, run);
  return reference && reference !== run ? [reference, run] : [run];
}
