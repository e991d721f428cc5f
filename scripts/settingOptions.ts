import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { ParamSpec, ParamValue } from '../src/core/params/spec';
import { complaintAbout, parseParam } from '../src/core/params/validate';
import { type BitWidth, isBitWidth } from '../src/core/settings/bitWidths';
import {
  defaultSettings,
  type SettingId,
  type Settings,
  settingComplaints,
  settingIds,
  specOf,
  withSetting,
} from '../src/core/settings/settings';

/**
 * Adds `--set key=value`, for any setting by its key in a link, and the flags of `names`, each a
 * setting under a name of its own. Returns what the command line has set, once it is parsed.
 */
export function addSettingOptions(
  command: Command,
  names: Readonly<Partial<Record<SettingId, string>>>,
): () => Settings {
  let settings = defaultSettings;
  const set = (id: SettingId, text: string) => {
    settings = withSetting(settings, id, readSetting(id, text));
  };
  for (const id of settingIds) {
    const name = names[id];
    const { label, help } = specOf(id);
    if (name) command.option(`--${name} <value>`, `${label}: ${help}`, (text) => set(id, text));
  }
  command.option('--set <key=value>', `any other setting: ${keys()}`, (text) => {
    const at = text.indexOf('=');
    if (at < 0) throw new InvalidArgumentError('Write key=value.');
    set(settingByKey(text.slice(0, at)), text.slice(at + 1));
  });
  return () => {
    const [complaint] = Object.values(settingComplaints(settings));
    return complaint === undefined ? settings : command.error(`error: ${complaint}`);
  };
}

const keys = () => settingIds.map((id) => specOf(id).urlKey).join(', ');

function settingByKey(key: string): SettingId {
  const id = settingIds.find((candidate) => specOf(candidate).urlKey === key);
  if (id === undefined) throw new InvalidArgumentError(`There is no setting ${key}: ${keys()}.`);
  return id;
}

/**
 * Returns the value that the text spells.
 *
 * Throws: `InvalidArgumentError` with what is allowed.
 */
export function readSetting(id: SettingId, text: string): ParamValue {
  const spec = specOf(id);
  const value = parseParam(spec, text);
  if (value !== null) return value;
  throw new InvalidArgumentError(complaint(spec, text));
}

function complaint(spec: ParamSpec, text: string): string {
  if (spec.kind === 'choice') {
    return `${spec.label} is one of ${spec.options.map(({ value }) => value).join(', ')}.`;
  }
  if (spec.kind === 'toggle') return `${spec.label} is 1 for on or 0 for off.`;
  const value = spec.kind === 'text' ? text : Number(text);
  return complaintAbout(spec, value) ?? `${text} is no value.`;
}

/** Returns bit widths with commas between. */
export function readBits(text: string): BitWidth[] {
  return text.split(',').map((width) => {
    const bits = readSetting('weightBits', width);
    if (typeof bits === 'number' && isBitWidth(bits)) return bits;
    throw new InvalidArgumentError(`${width} is no number of bits.`);
  });
}
