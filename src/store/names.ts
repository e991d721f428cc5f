import {
  type LayerOverride,
  overrideSyntaxComplaint,
  parseOverrides,
} from '../core/layerOverrides';
import { mistakesIn } from '../core/mistakes';
import type { Method, RunPlan } from '../core/run';
import type { Settings } from '../core/settings/settings';
import { formatCount } from '../share/format';
import type { Sender } from './state';

export const methodLabels: Readonly<Record<Method, string>> = {
  base: 'FP32 base',
  fp32: 'FP32',
  ptq: 'PTQ',
  qat: 'QAT',
  control: 'FP32 control',
};

type Plan = Pick<RunPlan, 'method' | 'settings'>;

/** Returns the bits of weights and activations: `W4A8`. */
export const bitsInWords = ({ weightBits, activationBits }: Settings) =>
  `W${weightBits}A${activationBits}`;

const ptqKinds: Readonly<Record<Settings['ptqMode'], string>> = {
  static: 'PTQ',
  dynamic: 'PTQ dynamic',
  'dynamic-dense': 'PTQ dynamic dense',
};

const scaleKinds: Readonly<Record<Settings['qatScales'], string>> = {
  observer: 'QAT',
  lsq: 'QAT LSQ',
  'lsq-plus': 'QAT LSQ+',
};

/** Returns a run's short name: `PTQ W4A4`, `QAT LSQ W2A2 mixed` where layers have bits of their own. */
export function runName({ method, settings }: Plan): string {
  if (method === 'fp32') return 'FP32 from scratch';
  if (!isQuantized(method)) return methodLabels[method];
  const kind = method === 'ptq' ? ptqKinds[settings.ptqMode] : qatKind(settings);
  return [kind, bitsInWords(settings), hasOwnBits(settings) && 'mixed'].filter(Boolean).join(' ');
}

/** Returns what a run is called: by a person, or by its settings, and whether it is theirs. */
export function nameOf({
  name,
  plan,
  sender = null,
}: {
  readonly name: string | null;
  readonly plan: Plan;
  readonly sender?: Sender | null;
}): string {
  const own = name ?? runName(plan);
  return sender ? `${own}, theirs` : own;
}

function qatKind({ qatScales, qatFrom }: Settings): string {
  const kind = scaleKinds[qatScales];
  return qatFrom === 'scratch' ? `${kind} from scratch` : kind;
}

/** Returns whether a method's result depends on how many bits there are. */
export function isQuantized(method: Method): boolean {
  return method === 'ptq' || method === 'qat';
}

function overridesOf({ layers }: Settings): [id: string, override: LayerOverride][] {
  return overrideSyntaxComplaint(layers) === null ? [...parseOverrides(layers)] : [];
}

const hasOwnBits = (settings: Settings) =>
  overridesOf(settings).some(
    ([, own]) => own.weightBits !== undefined || own.inputBits !== undefined,
  );

/** Returns what a run does to the network that it starts from: `bits 32 -> 4, 1 epoch`. */
export function againstBase(plan: Plan): string {
  const { method, settings } = plan;
  if (method === 'base') return 'baseline';
  const parts = {
    fp32: () => ['new weights', epochsInWords(settings.epochs)],
    control: () => [...controlInWords(settings), ...layersInWords(plan)],
    ptq: () => [widthInWords(settings), ...layersInWords(plan)],
    qat: () => [...qatInWords(settings), ...layersInWords(plan)],
  };
  return [...parts[method](), ...mistakesInWords(plan)].join(', ');
}

function widthInWords(settings: Settings): string {
  const { weightBits, activationBits } = settings;
  return `bits 32 \u2192 ${weightBits === activationBits ? weightBits : bitsInWords(settings)}`;
}

function qatInWords(settings: Settings): string[] {
  const width = widthInWords(settings);
  return settings.qatFrom === 'scratch'
    ? ['new weights', width, qatLength(settings)]
    : [width, qatLength(settings)];
}

function controlInWords(settings: Settings): string[] {
  const length = qatLength(settings);
  return settings.qatFrom === 'scratch' ? ['new weights', length] : [`${length} more`];
}

function qatLength({ qatSteps, qatEpochs, qatFrom, epochs }: Settings): string {
  if (qatSteps > 0) return counted(qatSteps, 'step');
  return epochsInWords(qatFrom === 'scratch' ? epochs : qatEpochs);
}

const epochsInWords = (epochs: number) => counted(epochs, 'epoch');

function counted(count: number, what: string): string {
  const shown = Number.isInteger(count) ? formatCount(count) : String(count);
  return `${shown} ${what}${count === 1 ? '' : 's'}`;
}

/** Returns what single layers do otherwise than the rest: `conv1 W8 A8`, `dense float`. */
function layersInWords({ method, settings }: Plan): string[] {
  return overridesOf(settings)
    .map(([id, own]) => [id, ...overrideInWords(method, own)])
    .filter(({ length }) => length > 1)
    .map((words) => words.join(' '));
}

function overrideInWords(method: Method, { weightBits, inputBits, frozen }: LayerOverride) {
  const words: string[] = frozen && method !== 'ptq' ? ['frozen'] : [];
  if (!isQuantized(method)) return words;
  if (weightBits === 'float' && inputBits === 'float') return ['float', ...words];
  const one = (kind: string, own: LayerOverride['weightBits']) =>
    own === undefined ? [] : [own === 'float' ? `${kind} float` : `${kind}${own}`];
  return [...one('W', weightBits), ...one('A', inputBits), ...words];
}

function mistakesInWords({ method, settings }: Plan): string[] {
  const made = mistakesIn(method, settings).map(({ label }) => label);
  return made.length > 0 ? [`with: ${made.join('; ')}`] : [];
}
