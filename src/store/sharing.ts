import { commonSettings } from '../share/link/commonSettings';
import type { LinkedDevice, LinkedResult, LinkedRun } from '../share/link/link';
import { isOwn, type RunRecord } from './state';
import { isSteered } from './steered';

/** Why a run does not travel in a link. */
export type Stay = 'own-weights' | 'steered';

/** Returns why a run cannot be made again elsewhere from what a link says; null where it can. */
export function stayOf(run: RunRecord): Stay | null {
  if (run.plan.start.kind === 'run') return 'own-weights';
  return isSteered(run) ? 'steered' : null;
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
