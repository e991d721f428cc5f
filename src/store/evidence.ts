import type { Evidence, RunEvidence } from '../core/diagnosis/evidence';
import type { NetworkProbe } from '../core/diagnosis/networkProbe';
import type { McNemar } from '../core/metrics/mcnemar';
import { comparePaired } from '../core/samples/comparison';
import { draft } from './draft';
import { standingRun } from './plans';
import { predictionsOf } from './questions';
import { samePlan } from './relevance';
import { referenceRun } from './selectors';
import { sensitivityOf } from './sensitivityOf';
import { isOwn, type LabState, type RunRecord } from './state';

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
  { runs, studies }: Pick<LabState, 'runs' | 'studies'>,
  run: RunRecord,
  probe: NetworkProbe | null,
): Evidence | null {
  const { start, settings } = run.plan;
  const own = recordOf(run);
  if (own === null) return null;
  const otherwise = { ...settings, reestimate: !settings.reestimate };
  const [base, ptq] = [referenceRun(runs, run), standingRun(draft('ptq', start, settings), runs)];
  return {
    run: own,
    base: recordOf(base),
    ptq: recordOf(ptq),
    control: recordOf(standingRun(draft('control', start, settings), runs)),
    otherStatistics: recordOf(standingRun(draft(run.plan.method, start, otherwise), runs)),
    seeds: runs.filter((other) => isOwn(other) && isAnotherSeedOf(run, other)).length,
    probe,
    sensitivity: sensitivityOf({ runs, studies }, run.plan),
    paired: pairedOf(run.plan.method === 'qat' ? ptq : base, run),
  };
}

/** Returns McNemar's test of two runs whose test images have been looked at; null unless both have. */
function pairedOf(before: RunRecord | null, after: RunRecord): McNemar | null {
  const was = before && predictionsOf.answers.get(before.plan);
  const is = predictionsOf.answers.get(after.plan);
  return was && is ? comparePaired(was, is) : null;
}

function recordOf(run: RunRecord | null): RunEvidence | null {
  if (run === null || run.result === null) return null;
  const { plan, result, train, heldOut, watch } = run;
  return { plan, result, train, heldOut, watch };
}

/** The run itself counts. */
function isAnotherSeedOf({ plan }: RunRecord, other: RunRecord): boolean {
  const { seed } = plan.settings;
  return other.result?.evaluation
    ? samePlan(plan, { ...other.plan, settings: { ...other.plan.settings, seed } })
    : false;
}
