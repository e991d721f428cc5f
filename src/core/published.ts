import type { ModelId } from './model/models';
import { changedSettings } from './settings/effect';
import { defaultSettings, type SettingId, type Settings, settingIds } from './settings/settings';

/** Where the grid was published. */
export const publishedIn = 'github.com/raywan-110/Quantization-DNNs';

/** One figure of the published grid. */
export interface PublishedCell {
  readonly model: ModelId;
  readonly method: 'ptq' | 'qat';
  readonly bits: 4 | 6 | 8;
}

/** What a run keeps from the person who asks for it, whichever scheme it follows. */
export type Conditions = Partial<
  Pick<Settings, 'dataset' | 'backend' | 'seed' | 'testImages' | 'heldOutImages' | 'qatSteps'>
>;

export const publishedModels = ['cnn', 'cnn-bn'] as const satisfies readonly ModelId[];
export const publishedMethods = ['ptq', 'qat'] as const;
export const publishedBits = [8, 6, 4] as const;

/** Every cell of the published grid, PTQ before QAT. */
export const publishedCells: readonly PublishedCell[] = publishedMethods.flatMap((method) =>
  publishedModels.flatMap((model) => publishedBits.map((bits) => ({ model, method, bits }))),
);

/** A named part of the published scheme that differs from the lab's defaults. */
export interface Deviation {
  readonly id: string;
  readonly label: string;
  /** What it does. One or two sentences. */
  readonly what: string;
  /** How the published code has it. */
  readonly settings: (bits: PublishedCell['bits']) => Partial<Settings>;
}

const always = (settings: Partial<Settings>) => () => settings;

/** Everything in which the published scheme differs from the lab's defaults, besides the bits. */
export const deviations: readonly Deviation[] = [
  {
    id: 'fold-variance',
    label: 'Folded with the variance',
    what: 'Batch normalization is folded with the variance in place of its square root, which scales every channel wrongly.',
    settings: always({ foldVariance: true }),
  },
  {
    id: 'logits',
    label: 'Logits quantized',
    what: 'The ten outputs are rounded to as many bits as the rest, and classes whose outputs fall on one code tie.',
    settings: (bits) => ({ logitBits: bits }),
  },
  {
    id: 'before-relu',
    label: 'Quantized before ReLU',
    what: 'About half of the codes stand for negative values, which ReLU then sets to zero.',
    settings: always({ activationPoint: 'before-relu' }),
  },
  {
    id: 'layer-scale',
    label: 'One affine scale per layer',
    what: 'All weights of a layer share one scale and one zero point, on the full range of codes.',
    settings: always({
      weightGranularity: 'tensor',
      weightScheme: 'affine',
      narrowRange: false,
    }),
  },
  {
    id: 'weight-extremes',
    label: 'Weight ranges from min and max',
    what: 'The largest weight alone decides the step of all the others.',
    settings: always({ weightRange: 'min-max' }),
  },
  {
    id: 'activation-extremes',
    label: 'Activation ranges from min and max',
    what: 'The largest value in 500 batches decides the step of all the others; the lab calibrates on 5,000 images, the most that it takes.',
    settings: always({ activationRange: 'min-max', calibrationImages: 5_000 }),
  },
  {
    id: 'nearest-codes',
    label: 'Weights rounded to the nearest code',
    what: 'Each weight is rounded by itself, whatever becomes of the sums that it is part of.',
    settings: always({ adaRound: false }),
  },
  {
    id: 'identity-gradient',
    label: 'No clipping mask',
    what: 'The gradient passes through rounding as it came, also for values that were clipped.',
    settings: always({ estimator: 'identity' }),
  },
  {
    id: 'never-shrink',
    label: 'Ranges that never shrink',
    what: 'Every range keeps the widest that it has ever seen.',
    settings: always({ neverShrink: true }),
  },
  {
    id: 'never-freeze',
    label: 'Ranges that move until the end',
    what: 'Observers never freeze, and the scales in force are those from before the last update.',
    settings: always({ freezeAt: 100, staleScales: true }),
  },
  {
    id: 'live-statistics',
    label: 'Batch normalization folded live',
    what: 'It is folded anew at every step and its statistics move to the end; nothing measures them again before the last fold.',
    settings: always({ foldMode: 'live', statisticsFreezeAt: 100, reestimate: false }),
  },
  {
    id: 'recipe',
    label: 'Constant rate, momentum 0.5',
    what: 'A constant learning rate of 0.03 with momentum 0.5, in place of one that falls to zero with momentum 0.9.',
    settings: always({ qatLearningRate: 0.03, qatMomentum: 0.5, qatSchedule: 'constant' }),
  },
];

const keysOf = (settings: Partial<Settings>): SettingId[] =>
  settingIds.filter((id) => id in settings);

/** Returns the settings of a cell with the lab's defaults. */
export function labSettings({ model, bits }: PublishedCell, conditions: Conditions = {}): Settings {
  const cell = { model, weightBits: bits, activationBits: bits };
  return { ...defaultSettings, ...conditions, ...cell };
}

/** Returns the settings of a cell with the published scheme, its mistakes on. */
export function publishedSettings(cell: PublishedCell, conditions: Conditions = {}): Settings {
  let settings = labSettings(cell, conditions);
  for (const deviation of deviations) {
    settings = { ...settings, ...deviation.settings(cell.bits) };
  }
  return settings;
}

/** Returns the published scheme of a cell with one part of it as the lab has it. */
export function withoutDeviation(
  cell: PublishedCell,
  deviation: Deviation,
  conditions: Conditions = {},
): Settings {
  const mended = keysOf(deviation.settings(cell.bits)).map((id) => [id, defaultSettings[id]]);
  return { ...publishedSettings(cell, conditions), ...Object.fromEntries(mended) };
}

/** Returns the parts of the published scheme that a cell's result depends on, each set right alone. */
export function fixes(
  cell: PublishedCell,
  conditions: Conditions = {},
): { readonly deviation: Deviation; readonly settings: Settings }[] {
  const before = publishedSettings(cell, conditions);
  return deviations
    .map((deviation) => ({ deviation, settings: withoutDeviation(cell, deviation, conditions) }))
    .filter(({ settings }) => changedSettings(cell.method, before, settings).length > 0);
}

/** Returns the published scheme with biases in few bits at the scale of the sums: its "bias precision". */
export function withFewBitBias(cell: PublishedCell, conditions: Conditions = {}): Settings {
  const settings = publishedSettings(cell, conditions);
  return { ...settings, bias: 'product', biasBits: cell.bits };
}
