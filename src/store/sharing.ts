import { commonSettings } from '../share/link/commonSettings';
import type { LinkedDevice, LinkedResult, LinkedRun } from '../share/link/link';
import { isOwn, type RunRecord } from './state';
import { isSteered } from './steered';
import { isTrainedAs, needsTraining } from './trainedStart';

/** Why a run does not travel in a link. */
export type Stay = 'own-weights' | 'steered';

/** Returns why a run cannot be made again elsewhere from a link with all of these runs; null where it can. */
export function stayOf(run: RunRecord, together: readonly RunRecord[]): Stay | null {
  if (!isStartSaid(run, together)) return 'own-weights';
  return isSteered(run) ? 'steered' : null;
}

/** Weights that were trained here are said by the run that trained them, where it travels along. */
function isStartSaid({ plan }: RunRecord, together: readonly RunRecord[]): boolean {
  const { start } = plan;
  if (start.kind === 'shipped') return true;
  const trained = together.find((run) => run.plan.runId === start.runId);
  if (!trained || !needsTraining(plan)) return false;
  return [plan.settings, settingsOfLink(together)].every((said) => isTrainedAs(trained, said));
}

/** Returns a run as it travels in a link; `browser` is where runs of this page are measured. */
export function linkedRun(run: RunRecord, browser: string, withResult: boolean): LinkedRun {
  const { method, settings } = run.plan;
  return { method, settings, result: withResult ? linkedResult(run, browser) : null };
}

function linkedResult(run: RunRecord, browser: string): LinkedResult | null {
  const { result, device, train, heldOut } = run;
  if (!result || !device) return null;
  const { end, evaluation, sizeBytes, steps, trainMs, totalMs } = result;
  return {
    device: deviceOf(device, isOwn(run) ? browser : (run.sender?.browser ?? '')),
    ...{ end, evaluation, sizeBytes, steps, trainMs, totalMs, train, heldOut },
  };
}

const deviceOf = (
  { backend, label }: Pick<LinkedDevice, 'backend' | 'label'>,
  browser: string,
): LinkedDevice => ({ backend, label, browser });

/** Returns the settings of a link with these runs: what most of them have. */
export function settingsOfLink(runs: readonly RunRecord[]) {
  return commonSettings(runs.map(({ plan }) => plan));
}
