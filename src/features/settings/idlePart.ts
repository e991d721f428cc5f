import { idleReason } from '../../core/settings/effect';
import { type Settings, settingComplaints } from '../../core/settings/settings';
import type { Part } from './sections';

/**
 * Returns why no field of a captioned part has any effect, where the reason is the same for all
 * and none of them is to be mended; null otherwise.
 */
export function idlePartReason({ caption, fields }: Part, settings: Settings): string | null {
  const complaints = settingComplaints(settings);
  if (caption === null || fields.some((id) => id in complaints)) return null;
  const [reason = null, ...others] = new Set(fields.map((id) => idleReason(id, settings)));
  return others.length === 0 ? reason : null;
}
