import { mistakesIn } from '../core/mistakes';
import type { Method } from '../core/run';
import { changedSettings } from '../core/settings/effect';
import { mistakeSettings } from '../core/settings/mistakeSettings';
import { type SettingId, type Settings, specOf } from '../core/settings/settings';
import { formatCount, formatRate } from '../share/format';

/** Returns a setting's value as a person would write it. */
export function valueInWords(id: SettingId, settings: Settings): string {
  const spec = specOf(id);
  const value = settings[id];
  if (spec.kind === 'choice') {
    return spec.options.find((option) => option.value === value)?.label ?? String(value);
  }
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'string') return value === '' ? 'none' : value;
  if (spec.kind === 'number' && spec.scale === 'log') return formatRate(value);
  return spec.kind === 'integer' && id !== 'seed' ? formatCount(value) : String(value);
}

const factor = (before: number, after: number) =>
  after >= before ? `\u00d7 ${formatRate(after / before)}` : `/ ${formatRate(before / after)}`;

/** Returns what a setting was and is: `learning rate / 10`, `batch size 64 \u2192 32`. */
export function changeInWords(id: SettingId, before: Settings, after: Settings): string {
  const [old, now] = [before[id], after[id]];
  if (id === 'learningRate' || id === 'qatLearningRate') {
    return `learning rate ${factor(Number(old), Number(now))}`;
  }
  const label = specOf(id).label.toLowerCase();
  return `${label} ${valueInWords(id, before)} \u2192 ${valueInWords(id, after)}`;
}

/** Settings that a run's name and `againstBase` have told. */
const told: ReadonlySet<SettingId> = new Set([
  'model',
  'weightBits',
  'activationBits',
  'layers',
  'ptqMode',
  'qatScales',
  'qatFrom',
  'epochs',
  'qatEpochs',
  'qatSteps',
]);

/** Returns what a run did otherwise than an earlier one of its method, in words; empty when nothing. */
export function changesInWords(method: Method, before: Settings, after: Settings): string[] {
  const made = mistakesIn(method, after);
  const isTold = (id: SettingId) =>
    told.has(id) || id in mistakeSettings || made.some(({ settings }) => id in settings);
  return changedSettings(method, before, after)
    .filter((id) => !isTold(id))
    .map((id) => changeInWords(id, before, after));
}
