import type { Method, RunPlan } from '../core/run';
import { type SettingId, type Settings, specOf } from '../core/settings/settings';
import { formatCount, formatRate } from '../share/format';
import { changedSettings } from './relevance';

export const methodLabels: Readonly<Record<Method, string>> = {
  base: 'FP32 base',
  fp32: 'FP32',
  ptq: 'PTQ',
  qat: 'QAT',
  control: 'FP32 control',
};

const bits = ({ weightBits, activationBits }: Settings) => `W${weightBits}A${activationBits}`;

/** Returns a run's short name: `PTQ W4A4`. */
export function runName({ method, settings }: RunPlan): string {
  const label = methodLabels[method];
  if (method === 'fp32') return `${label} from scratch`;
  return method === 'ptq' || method === 'qat' ? `${label} ${bits(settings)}` : label;
}

/** Returns whether a method's result depends on how many bits there are. */
export function isQuantized(method: Method): boolean {
  return method === 'ptq' || method === 'qat';
}

/** Returns a setting's value as a person would write it. */
export function valueInWords(id: SettingId, settings: Settings): string {
  const spec = specOf(id);
  const value = settings[id];
  if (spec.kind === 'choice') {
    return spec.options.find((option) => option.value === value)?.label ?? String(value);
  }
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'string') return value;
  if (spec.kind === 'number' && spec.scale === 'log') return formatRate(value);
  return id === 'seed'
    ? String(value)
    : spec.kind === 'integer'
      ? formatCount(value)
      : String(value);
}

/** Returns what a run does to the network that it starts from: `bits 32 -> 4, 1 epoch`. */
export function againstBase({ method, settings }: RunPlan): string {
  const { weightBits, activationBits, qatEpochs, epochs } = settings;
  const width = weightBits === activationBits ? `${weightBits}` : bits(settings);
  switch (method) {
    case 'base':
      return 'baseline';
    case 'fp32':
      return `new weights, ${epochsInWords(epochs)}`;
    case 'ptq':
      return `bits 32 \u2192 ${width}`;
    case 'qat':
      return `bits 32 \u2192 ${width}, ${epochsInWords(qatEpochs)}`;
    case 'control':
      return `${epochsInWords(qatEpochs)} more`;
  }
}

function epochsInWords(epochs: number): string {
  return `${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}`;
}

const factor = (before: number, after: number) =>
  after >= before ? `\u00d7 ${formatRate(after / before)}` : `/ ${formatRate(before / after)}`;

function changeInWords(id: SettingId, before: Settings, after: Settings): string {
  const { label } = specOf(id);
  const [old, now] = [before[id], after[id]];
  if (id === 'learningRate' || id === 'qatLearningRate') {
    return `learning rate ${factor(Number(old), Number(now))}`;
  }
  return `${label.toLowerCase()} ${valueInWords(id, before)} \u2192 ${valueInWords(id, after)}`;
}

/** Settings that `againstBase` has told. */
const told: ReadonlySet<SettingId> = new Set([
  'model',
  'weightBits',
  'activationBits',
  'epochs',
  'qatEpochs',
]);

/** Returns what a run did otherwise than an earlier one of its method, in words; empty when nothing. */
export function changesInWords(method: Method, before: Settings, after: Settings): string[] {
  return changedSettings(method, before, after)
    .filter((id) => !told.has(id))
    .map((id) => changeInWords(id, before, after));
}
