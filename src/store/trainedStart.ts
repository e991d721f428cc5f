import { datasetById } from '../core/datasets';
import type { RunPlan, Start } from '../core/run';
import { changedSettings } from '../core/settings/effect';
import type { Settings } from '../core/settings/settings';
import type { Draft } from './draft';
import { isOwn, type RunRecord } from './state';
import { isSteered } from './steered';

/** Returns whether a run begins with trained weights of a dataset for which none come with the page. */
export function needsTraining({ method, settings }: Pick<RunPlan, 'method' | 'settings'>): boolean {
  const fromScratch =
    method === 'fp32' || (method !== 'ptq' && method !== 'base' && settings.qatFrom === 'scratch');
  return !fromScratch && !datasetById(settings.dataset).shipsWeights;
}

/** Returns whether training from scratch here with those settings gives the weights that a run ended with. */
export function isTrainedAs(run: RunRecord, settings: Settings): boolean {
  const { method, settings: own } = run.plan;
  // Where it was computed and what it was tested on decide on no weight that anybody asked for.
  const { backend, testImages } = own;
  return (
    method === 'fp32' &&
    run.status === 'finished' &&
    isOwn(run) &&
    !isSteered(run) &&
    changedSettings('fp32', own, { ...settings, backend, testImages }).length === 0
  );
}

/**
 * Returns what a run that came in a link starts from here, the latest last: weights that were trained
 * as its settings say, where none come with the page; none where nothing was.
 */
export function startsHere(
  { method, start, settings }: Pick<RunPlan, 'method' | 'start' | 'settings'>,
  runs: readonly RunRecord[],
): Start[] {
  if (start.kind === 'run' || !needsTraining({ method, settings })) return [start];
  return runs
    .filter((run) => isTrainedAs(run, settings))
    .map(({ plan }) => ({ kind: 'run', runId: plan.runId }));
}

/** Returns a draft of a link with the start that it has here, if it has one. */
export function startedHere(draft: Draft, runs: readonly RunRecord[]): Draft {
  return { ...draft, start: startsHere(draft, runs).at(-1) ?? draft.start };
}
