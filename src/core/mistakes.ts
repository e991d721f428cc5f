import type { Method } from './run';
import { hasEffect } from './settings/effect';
import { type Settings, settingIds } from './settings/settings';

/** A fault of published code or a common slip: settings that commit it, and where it was seen. */
export interface Mistake {
  readonly id: string;
  readonly label: string;
  /** What it is, and what follows from it. One or two sentences. */
  readonly what: string;
  /** Where it was seen. One sentence. */
  readonly seen: string;
  /** What has to be set to make it; it is made when all of them are set. */
  readonly settings: Partial<Settings>;
}

const simulation =
  'the repository that simulates TFLite with PyTorch (raywan-110/Quantization-DNNs)';

/** Every mistake that the lab can make on purpose. */
export const mistakes: readonly Mistake[] = [
  {
    id: 'fold-variance',
    label: 'Fold with the variance',
    what: 'Batch normalization is folded with the variance in place of its square root: every channel is scaled wrongly.',
    seen: `In ${simulation}; it is the whole of its batch-normalization loss.`,
    settings: { foldVariance: true },
  },
  {
    id: 'reversed-average',
    label: 'Reversed moving average',
    what: 'The average keeps 1 % of its past and takes 99 % of each batch, so that the last batch alone decides.',
    seen: 'Wherever momentum is the share of the old value in one library and of the new in the next.',
    settings: { activationRange: 'moving-average', reversedAverage: true },
  },
  {
    id: 'batch-statistics',
    label: 'Batch statistics at calibration',
    what: 'The network calibrates in training mode: batches are normalized by themselves, and the running statistics move.',
    seen: 'In calibration loops without model.eval().',
    settings: { batchStatistics: true },
  },
  {
    id: 'hard-weights',
    label: 'No latent weights',
    what: 'Rounded weights replace the real ones after every step, and updates smaller than half a step are lost.',
    seen: 'In training loops that quantize weight.data in place.',
    settings: { hardWeights: true },
  },
  {
    id: 'no-mask',
    label: 'No clipping mask',
    what: 'Values beyond the range get a gradient as if they had not been clipped, and drift further out.',
    seen: `In rounding functions whose backward returns the gradient as it came, such as that of ${simulation}.`,
    settings: { estimator: 'identity' },
  },
  {
    id: 'never-freeze',
    label: 'Observers that never freeze',
    what: 'Ranges move until the last step, so that the weights never train against the grid they are rounded to.',
    seen: "In QAT loops that never call disable_observer, which PyTorch's tutorial does after a few epochs.",
    settings: { freezeAt: 100 },
  },
  {
    id: 'stale-scales',
    label: 'Scales from before the last step',
    what: 'The scales of the weights are measured before the last update and kept for the weights after it.',
    seen: `In ${simulation}, which freezes the scales of its last forward pass.`,
    settings: { staleScales: true, freezeAt: 100, weightRange: 'min-max' },
  },
  {
    id: 'never-shrink',
    label: 'Ranges that never shrink',
    what: 'A range keeps the widest it has ever seen: one early outlier wastes codes for good.',
    seen: `In ${simulation}, whose min and max only move outwards.`,
    settings: { neverShrink: true, weightRange: 'min-max', activationRange: 'min-max' },
  },
  {
    id: 'before-relu',
    label: 'Quantize before ReLU',
    what: 'The range is measured before ReLU, and half of the codes stand for values that ReLU sets to zero.',
    seen: `In ${simulation}.`,
    settings: { activationPoint: 'before-relu' },
  },
  {
    id: 'narrow-bias',
    label: 'Few-bit bias at scale s_w * s_x',
    what: 'At the scale of the sums a bias needs some 16 bits; in 8 it saturates.',
    seen: `In ${simulation}, which reports it as the effect of bias precision.`,
    settings: { bias: 'product', biasBits: 8 },
  },
  {
    id: 'half-up',
    label: 'Round half up',
    what: 'Ties go up in place of to the even code, which shifts what lies on a half.',
    seen: 'In JavaScript, whose Math.round does it.',
    settings: { halfUp: true },
  },
  {
    id: 'calibrate-on-test',
    label: 'Calibrate on test images',
    what: 'Ranges are fitted to the very images that the result is measured on, which flatters it.',
    seen: 'In scripts that pass the test loader to calibration.',
    settings: { calibrateOnTest: true },
  },
  {
    id: 'adam-at-sgd-rate',
    label: 'Adam at an SGD learning rate',
    what: 'Adam divides the gradient by its size, so that a rate fit for SGD is some ten times too high for it.',
    seen: `In ${simulation}, which concludes that Adam is worse than SGD.`,
    settings: { qatOptimizer: 'adam', qatLearningRate: 0.02 },
  },
];

/** Returns whether the settings make a mistake. */
export function makesMistake(settings: Settings, mistake: Mistake): boolean {
  const wanted: Partial<Record<string, unknown>> = mistake.settings;
  return Object.entries(settings).every(([id, value]) => !(id in wanted) || wanted[id] === value);
}

/** Returns the mistakes that the result of a run of that method suffers from. */
export function mistakesIn(method: Method, settings: Settings): Mistake[] {
  const matters = (mistake: Mistake) =>
    settingIds.every((id) => !(id in mistake.settings) || hasEffect(id, settings, method));
  return mistakes.filter((mistake) => makesMistake(settings, mistake) && matters(mistake));
}
