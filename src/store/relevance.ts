import type { RunPlan } from '../core/run';
import { changedSettings } from '../core/settings/effect';

/** Returns whether two plans ask for the same measurement. */
export function samePlan(a: RunPlan, b: RunPlan): boolean {
  return (
    a.method === b.method &&
    sameStart(a, b) &&
    changedSettings(a.method, a.settings, b.settings).length === 0
  );
}

/** Returns whether two plans start from the same weights. */
export function sameStart(
  a: Pick<RunPlan, 'start' | 'settings'>,
  b: Pick<RunPlan, 'start' | 'settings'>,
): boolean {
  return a.start.kind === 'run'
    ? b.start.kind === 'run' && a.start.runId === b.start.runId
    : b.start.kind === 'shipped' &&
        a.settings.model === b.settings.model &&
        a.settings.dataset === b.settings.dataset &&
        a.settings.imageSet === b.settings.imageSet;
}
