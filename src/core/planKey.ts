import type { Method, RunPlan } from './run';
import { hasEffect } from './settings/effect';
import { overridesInForce } from './settings/effectFacts';
import { type SettingId, type Settings, settingIds } from './settings/settings';

/** Settings that no rule looks at: what else has an effect does not depend on their values. */
const plain: ReadonlySet<SettingId> = new Set(['qatLearningRate', 'learningRate', 'seed']);

const known = new Map<string, readonly SettingId[]>();

/** What is known is forgotten when there is more of it. */
const mostKnown = 1_000;

/** Finding out takes a while, and the many runs of a sweep have few kinds of settings. */
function effectiveIds(method: Method, settings: Settings): readonly SettingId[] {
  const values = settingIds.map((id) => (plain.has(id) ? '' : settings[id]));
  const key = [method, ...values].join('|');
  const before = known.get(key);
  if (before) return before;
  const ids = settingIds.filter((id) => hasEffect(id, settings, method));
  if (known.size >= mostKnown) known.clear();
  known.set(key, ids);
  return ids;
}

/**
 * Returns a text that two plans share if and only if they ask for the same measurement: the same
 * method from the same weights, with equal values of all settings that have an effect on it.
 */
export function planKey({ method, start, settings }: Omit<RunPlan, 'runId'>): string {
  const values = effectiveIds(method, settings).map((id) => [
    id,
    id === 'layers' ? overridesInForce(settings, method) : settings[id],
  ]);
  return JSON.stringify([method, start.kind === 'run' ? start.runId : null, values]);
}
