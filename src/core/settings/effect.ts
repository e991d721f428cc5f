import type { Method } from '../run';
import { overridesInForce } from './effectFacts';
import { idleRules } from './idleRules';
import { isRelevant } from './relevance';
import { type SettingId, type Settings, settingIds } from './settings';

const methods: readonly Method[] = ['qat', 'ptq', 'control', 'fp32', 'base'];

/**
 * Returns why the result of a run of that method does not depend on a setting while the others are
 * as they are, as the end of a sentence; null when it does. Without a method, why nothing that the
 * lab does depends on it.
 */
export function idleReason(id: SettingId, settings: Settings, method?: Method): string | null {
  if (method !== undefined) {
    if (!isRelevant(method, id)) return 'a run of this kind does not look at it';
    return idleRules[id]?.(settings, method) ?? null;
  }
  const asking = methods.filter((own) => isRelevant(own, id));
  const reasons = asking.map((own) => idleReason(id, settings, own));
  return reasons.includes(null) ? null : (reasons[0] ?? null);
}

/** Returns whether the result of a run of that method, or without one of any, depends on a setting. */
export function hasEffect(id: SettingId, settings: Settings, method?: Method): boolean {
  return idleReason(id, settings, method) === null;
}

/**
 * Returns the settings that differ and on which the result of a run of that method depends, as they
 * were or as they are, in the order of the flow.
 */
export function changedSettings(method: Method, before: Settings, after: Settings): SettingId[] {
  return settingIds.filter(
    (id) =>
      differs(id, method, before, after) &&
      (hasEffect(id, before, method) || hasEffect(id, after, method)),
  );
}

function differs(id: SettingId, method: Method, before: Settings, after: Settings): boolean {
  if (before[id] === after[id]) return false;
  return id !== 'layers' || overridesInForce(before, method) !== overridesInForce(after, method);
}
