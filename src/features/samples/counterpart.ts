import type { RunPlan } from '../../core/run';
import { nameOf } from '../../store/names';
import { referenceRun } from '../../store/selectors';
import { isOwn, type RunRecord } from '../../store/state';

/** A run whose images are looked at. */
export interface Compared {
  readonly plan: RunPlan;
  readonly name: string;
}

/** Returns the runs that a run can be compared with: measured here, on the same images. */
export function counterparts(runs: readonly RunRecord[], run: RunRecord): RunRecord[] {
  const { dataset, imageSet } = run.plan.settings;
  return runs.filter(
    (other) =>
      other !== run &&
      isOwn(other) &&
      (other.result?.evaluation ?? null) !== null &&
      other.plan.settings.dataset === dataset &&
      other.plan.settings.imageSet === imageSet,
  );
}

/** Plans of the float networks that runs start from, where no run has measured them. */
const unmeasured = new WeakMap<RunPlan, RunPlan>();

/** Returns the plan that evaluates the float network that a plan starts from. */
function startPlan(plan: RunPlan): RunPlan {
  const known = unmeasured.get(plan);
  if (known) return known;
  const start: RunPlan = { ...plan, runId: `start of ${plan.runId}`, method: 'base' };
  unmeasured.set(plan, start);
  return start;
}

/** Returns what a run is compared with unless somebody chooses: the float network that it starts from; null for that itself. */
function usual(runs: readonly RunRecord[], run: RunRecord): Compared | null {
  const reference = referenceRun(runs, run);
  if (reference === run) return null;
  if (reference) return { plan: reference.plan, name: nameOf(reference) };
  return { plan: startPlan(run.plan), name: 'FP32 base' };
}

/** A run and what it is compared with, flat so that it is the same while nothing of it changes. */
interface Comparison {
  readonly name: string;
  readonly otherPlan: RunPlan | null;
  readonly otherName: string;
}

/** Returns what a run is compared with, chosen or as usual. */
export function comparisonIn(
  runs: readonly RunRecord[],
  run: RunRecord,
  chosenId: string | null,
): Comparison {
  const chosen = counterparts(runs, run).find(({ plan }) => plan.runId === chosenId);
  const other = chosen ? { plan: chosen.plan, name: nameOf(chosen) } : usual(runs, run);
  return { name: nameOf(run), otherPlan: other?.plan ?? null, otherName: other?.name ?? '' };
}
