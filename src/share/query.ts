import { parseParam } from '../core/params/validate';
import {
  defaultSettings,
  type SettingId,
  type Settings,
  settingIds,
  specOf,
  withSetting,
} from '../core/settings/settings';
import { defaultView, hiddenSpec, layoutSpec, parseHidden, type View } from '../core/view';

/** What a link asks for. */
export interface Query {
  readonly settings: Settings;
  readonly view: View;
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

const isViewKey = (key: string) => key === layoutSpec.urlKey || key === hiddenSpec.urlKey;

/** Returns the settings that a query string spells, with defaults for the rest. Never throws. */
export function parseQuery(search: string): Query {
  const entries = new URLSearchParams(search);
  const { view, leftOut } = parseView(entries);
  let settings = defaultSettings;
  let idle = false;
  for (const [key, text] of entries) {
    const id = settingByKey.get(key);
    const value = id === undefined ? null : parseParam(specOf(id), text);
    if (key === idleKey) idle = text !== '0';
    else if (isViewKey(key)) continue;
    else if (id === undefined) leftOut.push(`${shorten(key)} (no such setting)`);
    else if (value === null) leftOut.push(`${shorten(`${key}=${text}`)} (out of range)`);
    else settings = withSetting(settings, id, value);
  }
  return { settings, view, idle, leftOut };
}

/** Returns the view that a link asks for, and what of it was left out. */
function parseView(entries: URLSearchParams): { readonly view: View; readonly leftOut: string[] } {
  const asked = entries.get(layoutSpec.urlKey) ?? layoutSpec.default;
  const layout = layoutSpec.options.find(({ value }) => value === asked)?.value;
  const { hidden, unknown } = parseHidden(entries.get(hiddenSpec.urlKey) ?? hiddenSpec.default);
  const leftOut = unknown.map((word) => `${shorten(`hide=${word}`)} (no such panel)`);
  if (layout === undefined) leftOut.unshift(`${shorten(`view=${asked}`)} (no such view)`);
  return { view: { layout: layout ?? defaultView.layout, hidden }, leftOut };
}

/** Returns the sentence that says what was left out of a link; null when nothing was. */
export function leftOutSentence({ leftOut }: Query): string | null {
  if (leftOut.length === 0) return null;
  return `Left out of the link: ${leftOut.join(', ')}. Defaults are used instead.`;
}
