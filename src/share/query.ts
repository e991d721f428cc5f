import { parseParam } from '../core/params/validate';
import {
  defaultSettings,
  type SettingId,
  type Settings,
  settingIds,
  specOf,
  withSetting,
} from '../core/settings/settings';

/** What a link asks for. */
export interface Query {
  readonly settings: Settings;
  /** True when nothing may run until somebody asks for it. */
  readonly idle: boolean;
  /** One phrase for each part of the link that was left out, and why. */
  readonly leftOut: readonly string[];
}

const idleKey = 'idle';

const longestShown = 40;

const settingByKey: ReadonlyMap<string, SettingId> = new Map(
  settingIds.map((id) => [specOf(id).urlKey, id]),
);

const shorten = (text: string) =>
  text.length > longestShown ? `${text.slice(0, longestShown)}...` : text;

/** Returns the settings that a query string spells, with defaults for the rest. Never throws. */
export function parseQuery(search: string): Query {
  const leftOut: string[] = [];
  let settings = defaultSettings;
  let idle = false;
  for (const [key, text] of new URLSearchParams(search)) {
    const id = settingByKey.get(key);
    const value = id === undefined ? null : parseParam(specOf(id), text);
    if (key === idleKey) idle = text !== '0';
    else if (id === undefined) leftOut.push(`${shorten(key)} (no such setting)`);
    else if (value === null) leftOut.push(`${shorten(`${key}=${text}`)} (out of range)`);
    else settings = withSetting(settings, id, value);
  }
  return { settings, idle, leftOut };
}

/** Returns the sentence that says what was left out of a link; null when nothing was. */
export function leftOutSentence({ leftOut }: Query): string | null {
  if (leftOut.length === 0) return null;
  return `Left out of the link: ${leftOut.join(', ')}. Defaults are used instead.`;
}
