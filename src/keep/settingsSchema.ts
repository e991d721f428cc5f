import * as v from 'valibot';
import type { ParamValue } from '../core/params/spec';
import { complaintAbout } from '../core/params/validate';
import {
  defaultSettings,
  type SettingId,
  type Settings,
  settingComplaints,
  settingIds,
  specOf,
  withSetting,
} from '../core/settings/settings';

const isLegal = (id: SettingId, value: unknown): value is ParamValue =>
  complaintAbout(specOf(id), value) === null;

/** Returns what was kept of settings: a default where there is nothing, or nothing legal. */
function lenient(kept: Readonly<Record<string, unknown>>): Settings {
  let settings = defaultSettings;
  for (const id of settingIds) {
    const value = kept[id];
    if (isLegal(id, value)) settings = withSetting(settings, id, value);
  }
  return Object.keys(settingComplaints(settings)).length === 0 ? settings : defaultSettings;
}

const illegal = (kept: Readonly<Record<string, unknown>>) =>
  settingIds.find((id) => kept[id] !== undefined && !isLegal(id, kept[id]));

const fields = v.record(v.string(), v.unknown());

/** Settings of the page: what is not legal is left out. */
export const lenientSettings: v.GenericSchema<unknown, Settings> = v.pipe(
  fields,
  v.transform(lenient),
);

/** Settings that a run was made with: one that is not legal makes the run none of ours. */
export const strictSettings: v.GenericSchema<unknown, Settings> = v.pipe(
  fields,
  v.check((kept) => illegal(kept) === undefined, 'a setting has a value that no run has'),
  v.transform(lenient),
);
