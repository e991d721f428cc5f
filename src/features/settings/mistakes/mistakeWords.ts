import type { Mistake } from '../../../core/mistakes';
import {
  defaultSettings,
  type SettingId,
  type Settings,
  specOf,
} from '../../../core/settings/settings';
import { valueInWords } from '../../../store/changes';
import { isOn, settingsElsewhere, settingsMissing, whyHarmless } from './switches';

function inWords(ids: readonly SettingId[], settings: Partial<Settings>): string {
  const made = { ...defaultSettings, ...settings };
  return ids.map((id) => `${specOf(id).label.toLowerCase()} ${valueInWords(id, made)}`).join(', ');
}

/** Returns what a mistake does to fields elsewhere in the rail; empty when nothing. */
export function setsInWords(mistake: Mistake): string {
  return inWords(settingsElsewhere(mistake), mistake.settings);
}

/** Returns what keeps a mistake from having its effect; null when nothing does. */
export function effectInWords(settings: Settings, mistake: Mistake): string | null {
  const reason = whyHarmless(settings, mistake);
  if (reason !== null) return `No effect: ${reason}.`;
  if (!isOn(settings, mistake)) return null;
  const missing = settingsMissing(settings, mistake);
  return missing.length === 0
    ? null
    : `As described only with ${inWords(missing, mistake.settings)}.`;
}
