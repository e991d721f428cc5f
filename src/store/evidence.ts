import type { Evidence, RunEvidence } from '../core/diagnosis/evidence';
import type { NetworkProbe } from '../core/diagnosis/networkProbe';
import { draft, standingRun } from './plans';
import { samePlan } from './relevance';
import { referenceRun } from './selectors';
import { isOwn, type RunRecord } from './state';

/** Returns the run that the diagnosis is about: the selected one, or the latest that was quantized. */
export function diagnosedRun(
  runs: readonly RunRecord[],
  selectedId: string | null,
): RunRecord | null {
  const selected = runs.find(({ plan }) => plan.runId === selectedId);
  if (selected && hasEnded(selected)) return selected;
  const isQuantized = ({ plan }: RunRecord) => plan.method === 'ptq' || plan.method === 'qat';
  return runs.findLast((run) => hasEnded(run) && isQuantized(run) && !run.aside) ?? null;
}

/** It measured something, or it diverged. */
const hasEnded = ({ result }: RunRecord) =>
  result !== null && (result.evaluation !== null || result.end === 'diverged');

/** Returns all that is known of a run that has ended; null for one that has not. */
export function evidenceOf(
  runs: readonly RunRecord[],
  run: RunRecord,
  probe: NetworkProbe | null,
): Evidence | null {
  const { start, settings } = run.plan;
  const own = recordOf(run);
  if (own === null) return null;
  return {
    run: own,
    base: recordOf(referenceRun(runs, run)),
    ptq: recordOf(standingRun(draft('ptq', start, settings), runs)),
    control: recordOf(standingRun(draft('control', start, settings), runs)),
    seeds: runs.filter((other) => isOwn(other) && isAnotherSeedOf(run, other)).length,
    probe,
  };
}

function recordOf(run: RunRecord | null): RunEvidence | null {
  if (run === null || run.result === null) return null;
  const { plan, result, train, heldOut } = run;
  return { plan, result, train, heldOut };
}

/** The run itself counts. */
function isAnotherSeedOf({ plan }: RunRecord, other: RunRecord): boolean {
  const { seed } = plan.settings;
  return other.result?.evaluation
    ? samePlan(plan, { ...other.plan, settings: { ...other.plan.settings, seed } })
    : false;
}
