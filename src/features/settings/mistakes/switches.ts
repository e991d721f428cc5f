import type { Mistake } from '../../../core/mistakes';
import { makesMistake, mistakes } from '../../../core/mistakes';
import { idleReason } from '../../../core/settings/effect';
import { mistakeSettings } from '../../../core/settings/mistakeSettings';
import {
  defaultSettings,
  type SettingId,
  type Settings,
  settingIds,
} from '../../../core/settings/settings';

const isOwn = (id: SettingId) => id in mistakeSettings;

/** Returns the settings that a mistake sets, those of the Mistakes section last. */
export function settingsOf({ settings }: Mistake): SettingId[] {
  const ids = settingIds.filter((id) => id in settings);
  return [...ids.filter((id) => !isOwn(id)), ...ids.filter(isOwn)];
}

/** Returns the settings that a mistake changes and that have a field elsewhere in the rail. */
export function settingsElsewhere(mistake: Mistake): SettingId[] {
  return settingsOf(mistake).filter((id) => !isOwn(id));
}

/** Returns whether a mistake is made, or the setting that it alone has is on. */
export function isOn(settings: Settings, mistake: Mistake): boolean {
  return (
    makesMistake(settings, mistake) ||
    settingsOf(mistake).some((id) => isOwn(id) && settings[id] !== defaultSettings[id])
  );
}

/** Returns the settings that a mistake which is on would still need to be the one described. */
export function settingsMissing(settings: Settings, mistake: Mistake): SettingId[] {
  return settingsOf(mistake).filter((id) => settings[id] !== mistake.settings[id]);
}

/**
 * Returns the settings whose defaults end a mistake: all that it sets, but for those that another
 * mistake needs, as long as some remain.
 */
export function settingsToReset(settings: Settings, mistake: Mistake): SettingId[] {
  const ids = settingsOf(mistake);
  const others = mistakes.filter((other) => other !== mistake && isOn(settings, other));
  const isPart = (other: Mistake) => settingsOf(other).every((id) => ids.includes(id));
  const needed = others.filter((other) => !isPart(other)).flatMap(settingsOf);
  const free = ids.filter((id) => !needed.includes(id));
  return free.length > 0 ? free : ids;
}

/** Returns why a mistake changes nothing with the settings that it does not set; null when it does. */
export function whyHarmless(settings: Settings, mistake: Mistake): string | null {
  const made = isOn(settings, mistake) ? settings : { ...settings, ...mistake.settings };
  const reasons = settingsOf(mistake).map((id) => idleReason(id, made));
  return reasons.find((reason) => reason !== null) ?? null;
}
