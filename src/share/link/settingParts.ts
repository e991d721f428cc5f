import type { ParamSpec, ParamValue } from '../../core/params/spec';
import { parseParam } from '../../core/params/validate';
import {
  type Settings,
  settingComplaints,
  specOf,
  withSetting,
} from '../../core/settings/settings';
import { decoded, shown } from './fragment';
import { betweenRunParts, settingByKey, withinRunPart } from './keys';

/** Collects what was changed or left out of a link, as phrases. */
export type Note = (phrase: string) => void;

/** Returns `settings` with one more as a link says, within its bounds; what is not understood is noted. */
export function withPart(
  settings: Settings,
  key: string,
  value: string | null,
  note: Note,
): Settings {
  const id = settingByKey.get(key);
  if (id === undefined) {
    note(`${shown(key)} (no such setting)`);
    return settings;
  }
  const said = shown(`${key}=${value ?? ''}`);
  const spec = specOf(id);
  const read = value === null ? null : parseParam(spec, value);
  if (read !== null) return withSetting(settings, id, read);
  const nearest = value === null ? null : clamped(spec, value);
  if (nearest === null) note(`${said} (not one of its values)`);
  else note(`${said} (out of range, ${nearest} in its place)`);
  return nearest === null ? settings : withSetting(settings, id, nearest);
}

/** Returns the legal number nearest to what a text spells; null where it spells no number. */
function clamped(spec: ParamSpec, value: string): ParamValue | null {
  if (spec.kind !== 'integer' && spec.kind !== 'number') return null;
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isNaN(number)) return null;
  const within = Math.min(Math.max(number, spec.min), spec.max);
  return spec.kind === 'integer' ? Math.round(within) : within;
}

/** Returns settings without what the chosen model does not allow, which is noted. */
export function fitting(settings: Settings, fallback: Settings, note: Note): Settings {
  if (settings.layers === '' || settingComplaints(settings).layers === undefined) return settings;
  note(`${specOf('layers').urlKey}=${shown(settings.layers)} (no such layer in the model)`);
  const { layers } = settingComplaints({ ...settings, layers: fallback.layers });
  return { ...settings, layers: layers === undefined ? fallback.layers : '' };
}

/** Returns the method and the settings of a run as a link spells them: `qat,qlr:0.01`. */
export function runParts(raw: string): {
  readonly method: string | null;
  readonly parts: readonly { readonly key: string; readonly value: string | null }[];
} {
  const [method = '', ...settings] = raw.split(betweenRunParts);
  const parts = settings.map((text) => {
    const [key = '', ...value] = text.split(withinRunPart);
    return { key: decoded(key) ?? key, value: decoded(value.join(withinRunPart)) };
  });
  return { method: decoded(method), parts };
}
