import { parseParam } from '../../core/params/validate';
import {
  defaultSettings,
  type Settings,
  settingIds,
  specOf,
  withSetting,
} from '../../core/settings/settings';
import { linkVersion } from './link';
import { defaultsOfVersion1 } from './version1';

const versions: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map([
  ['1', defaultsOfVersion1],
]);

/** Returns what settings are that a link of that version does not name; null for an unknown version. */
export function defaultsOf(version: string): Settings | null {
  const texts = versions.get(version);
  return texts === undefined ? null : settingsFrom(texts);
}

function settingsFrom(texts: Readonly<Record<string, string>>): Settings {
  return settingIds.reduce((settings, id) => {
    const spec = specOf(id);
    const value = parseParam(spec, texts[spec.urlKey] ?? '');
    return value === null ? settings : withSetting(settings, id, value);
  }, defaultSettings);
}

/** What the links that this page makes leave unsaid. */
export const unsaid: Settings = defaultsOf(String(linkVersion)) ?? defaultSettings;
