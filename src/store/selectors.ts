import type { Evaluation, RunPlan } from '../core/run';
import { changedSettings } from '../core/settings/effect';
import { settingComplaints } from '../core/settings/settings';
import { hasStart } from './datasets';
import { missingSweep } from './plans';
import { sameStart } from './relevance';
import { isOwn, type LabState, type RunRecord } from './state';

/** Returns the run that the worker carries out now. */
export function activeRun({ runs }: Pick<LabState, 'runs'>): RunRecord | null {
  return runs.find(({ status }) => status === 'running' || status === 'paused') ?? null;
}

/** Returns whether a run is in progress or waits for its turn. */
export function isUnfinished({ status }: Pick<RunRecord, 'status'>): boolean {
  return status === 'waiting' || status === 'running' || status === 'paused';
}

export function waitingRuns({ runs }: Pick<LabState, 'runs'>): RunRecord[] {
  return runs.filter(({ status }) => status === 'waiting');
}

export function runById({ runs }: Pick<LabState, 'runs'>, runId: string): RunRecord | null {
  return runs.find(({ plan }) => plan.runId === runId) ?? null;
}

/**
 * Returns the run whose evaluation is what a run's differences are against; itself for a float one.
 * What others measured is against their own base model, or ours where they sent none.
 */
export function referenceRun(
  runs: readonly RunRecord[],
  { plan, sender }: Pick<RunRecord, 'plan' | 'sender'>,
): RunRecord | null {
  const { method, start } = plan;
  if (method === 'base' || method === 'fp32') return findRun(runs, plan.runId);
  if (start.kind === 'run') return findRun(runs, start.runId);
  const theirs = sender ? basesOf(runs, plan, (base) => !isOwn(base)) : [];
  const bases = theirs.length > 0 ? theirs : basesOf(runs, plan, isOwn);
  const alike = ({ plan: base }: RunRecord) =>
    base.settings.testImages === plan.settings.testImages;
  return bases.findLast(alike) ?? bases.at(-1) ?? null;
}

function basesOf(
  runs: readonly RunRecord[],
  plan: RunPlan,
  isCandidate: (run: RunRecord) => boolean,
): RunRecord[] {
  return runs.filter(
    (run) =>
      run.plan.method === 'base' &&
      run.result?.evaluation &&
      isCandidate(run) &&
      sameStart(run.plan, plan),
  );
}

function findRun(runs: readonly RunRecord[], runId: string): RunRecord | null {
  return runs.find(({ plan }) => plan.runId === runId) ?? null;
}

/** Returns the latest evaluation of the weights that the next PTQ or QAT would start from. */
export function startEvaluation({ runs, start, settings }: LabState): Evaluation | null {
  const plan: RunPlan = { runId: '', method: 'ptq', start, settings };
  return referenceRun(runs, { plan, sender: null })?.result?.evaluation ?? null;
}

/** Returns the float runs that can serve as a base model: their networks are here, or came with them. */
export function possibleStarts({ runs, settings }: LabState): RunRecord[] {
  return runs.filter(
    ({ plan, status, sender }) =>
      isFloatStart(plan) &&
      status === 'finished' &&
      (sender === null || sender.via === 'file') &&
      plan.settings.model === settings.model &&
      plan.settings.dataset === settings.dataset &&
      plan.settings.imageSet === settings.imageSet,
  );
}

/** Trained here from scratch, or taken from a file and measured. */
const isFloatStart = ({ method, start }: RunPlan) =>
  method === 'fp32' || (method === 'base' && start.kind === 'run');

/** Returns the run that the inspector shows. */
export function inspectedRun({ runs, selectedId }: LabState): RunRecord | null {
  const selected = runs.find(({ plan }) => plan.runId === selectedId);
  const hasLayers = (run: RunRecord) => (run.result?.layers.length ?? 0) > 0;
  return selected && hasLayers(selected) ? selected : latest(runs, hasLayers);
}

/** Returns the run whose network is drawn: the one that was chosen, or the latest that is quantized. */
export function graphedRun(state: LabState): RunRecord | null {
  return runById(state, state.selectedId ?? '') ?? inspectedRun(state);
}

/** Returns the run that the report is about. */
export function reportedRun({ runs, selectedId }: LabState): RunRecord | null {
  const selected = runs.find(({ plan }) => plan.runId === selectedId);
  const hasEvaluation = ({ result }: RunRecord) => (result?.evaluation ?? null) !== null;
  return selected && hasEvaluation(selected) ? selected : latest(runs, hasEvaluation);
}

/** Returns the run whose weights were watched that is looked at: the selected one, else the latest. */
export function watchedRun({ runs, selectedId }: Pick<LabState, 'runs' | 'selectedId'>) {
  const isWatched = ({ watch }: RunRecord) => watch.length > 0;
  const selected = runs.find(({ plan }) => plan.runId === selectedId);
  return selected && isWatched(selected) ? selected : latest(runs, isWatched);
}

/** Runs of a page of their own come last. */
function latest(
  runs: readonly RunRecord[],
  isWanted: (run: RunRecord) => boolean,
): RunRecord | null {
  const main = runs.findLast((run) => isWanted(run) && !run.aside);
  return main ?? runs.findLast(isWanted) ?? null;
}

/** Returns whether any setting has a value that no run may have. */
export function hasComplaints({ settings }: LabState): boolean {
  return Object.keys(settingComplaints(settings)).length > 0;
}

/** What the run button does next in the flow of the lab. */
export type Primary = 'pause' | 'resume' | 'continue' | 'train' | 'ptq' | 'qat';

export function primaryAction(state: LabState): Primary {
  const active = activeRun(state);
  if (active) return active.status === 'paused' ? 'resume' : 'pause';
  if (state.held && waitingRuns(state).length > 0) return 'continue';
  if (!hasStart(state.start, state.settings)) return 'train';
  return missingSweep(state.start, state.settings, state.runs).length > 0 ? 'ptq' : 'qat';
}

/** Returns whether the run in progress would come out otherwise with the settings as they are now. */
export function changedSinceStart(state: LabState): ReturnType<typeof changedSettings> {
  const active = activeRun(state);
  // What runs for a page of its own has settings of its own.
  if (!active || !isTraining(active) || active.aside) return [];
  const { method, settings } = active.plan;
  return changedSettings(method, settings, state.settings);
}

export function isTraining({ plan }: RunRecord): boolean {
  return plan.method === 'fp32' || plan.method === 'qat' || plan.method === 'control';
}

/** Returns the training run that Reset takes back to its start. */
export function resettableRun(state: LabState): RunRecord | null {
  const active = activeRun(state);
  if (active) return isTraining(active) ? active : null;
  const stopped = ({ status }: RunRecord) => status === 'cancelled' || status === 'diverged';
  return state.runs.findLast((run) => isTraining(run) && isOwn(run) && stopped(run)) ?? null;
}
