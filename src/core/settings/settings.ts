import { unknownLayerComplaint } from '../layerOverrides';
import { modelOf } from '../model/models';
import type { ParamSpec, ParamValue, ValueOf } from '../params/spec';
import { complaintAbout } from '../params/validate';
import { settingSpecs } from './specs';

export type SettingId = keyof typeof settingSpecs;

/** A value for every setting. */
export type Settings = { readonly [K in SettingId]: ValueOf<(typeof settingSpecs)[K]> };

export const settingIds = Object.keys(settingSpecs).filter(isSettingId);

function isSettingId(key: string): key is SettingId {
  return Object.hasOwn(settingSpecs, key);
}

/** Returns the description of one setting, widened so that any kind can be handled. */
export function specOf(id: SettingId): ParamSpec {
  return settingSpecs[id];
}

export const defaultSettings: Settings = Object.freeze(
  Object.fromEntries(settingIds.map((id) => [id, settingSpecs[id].default])),
) as Settings;

/** Returns `settings` with one value replaced; the value is not validated. */
export function withSetting(settings: Settings, id: SettingId, value: ParamValue): Settings {
  return { ...settings, [id]: value };
}

/** Returns a complaint for every setting that is not legal, by itself or for the model; an empty object when all are. */
export function settingComplaints(settings: Settings): Partial<Record<SettingId, string>> {
  const complaints: Partial<Record<SettingId, string>> = {};
  for (const id of settingIds) {
    const complaint = complaintAbout(specOf(id), settings[id]);
    if (complaint !== null) complaints[id] = complaint;
  }
  if (complaints.model === undefined && complaints.dataset === undefined) {
    const ids = modelOf(settings).layers.map(({ id }) => id);
    const unknown = unknownLayerComplaint(settings.layers, ids);
    if (unknown !== null) complaints.layers = unknown;
  }
  return complaints;
}
