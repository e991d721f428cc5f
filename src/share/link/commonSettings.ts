import { isRelevant } from '../../core/settings/relevance';
import {
  type SettingId,
  type Settings,
  settingIds,
  withSetting,
} from '../../core/settings/settings';
import type { LinkedRun } from './link';
import { unsaid } from './versions';

/** Returns the settings that most of the runs have that look at them, so that little is said of each run. */
export function commonSettings(runs: readonly Pick<LinkedRun, 'method' | 'settings'>[]): Settings {
  return settingIds.reduce(
    (settings, id) => withSetting(settings, id, mostCommon(id, runs)),
    unsaid,
  );
}

function mostCommon(id: SettingId, runs: readonly Pick<LinkedRun, 'method' | 'settings'>[]) {
  const counts = new Map<Settings[SettingId], number>();
  for (const { method, settings } of runs) {
    if (isRelevant(method, id)) counts.set(settings[id], (counts.get(settings[id]) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most ? most[0] : unsaid[id];
}
