import { datasetById } from '../datasets';
import type { Method } from '../run';
import {
  calibrates,
  computesInIntegers,
  type Fact,
  follows,
  hasBatchNorm,
  imageFollows,
  quantizesAnything,
  quantizesHidden,
  quantizesWeights,
  rangesAhead,
  rangesAverage,
  rangesMove,
  trainsUnfolded,
} from './effectFacts';
import type { SettingId, Settings } from './settings';

/** Returns why a setting has no effect, as the end of a sentence; null when it has one. */
export type IdleRule = (settings: Settings, method: Method) => string | null;

const unless =
  (holds: Fact, reason: string): IdleRule =>
  (settings, method) =>
    holds(settings, method) ? null : reason;

/** The first reason of several. */
const all =
  (...rules: readonly IdleRule[]): IdleRule =>
  (settings, method) =>
    rules.map((rule) => rule(settings, method)).find((reason) => reason !== null) ?? null;

const quantized = unless(quantizesAnything, 'nothing is quantized');
const weights = unless(quantizesWeights, 'no weights are quantized');
const calibrated = unless(calibrates, 'nothing is measured ahead');
const followsWeights = unless(follows('weightBits'), 'every layer has bits of its own');
const followsInputs = unless(follows('inputBits'), 'every layer has bits of its own');

/** QAT and its control begin and train alike. */
const isLikeQat = (method: Method) => method === 'qat' || method === 'control';

const fromBase = unless(
  ({ qatFrom }, method) => !isLikeQat(method) || qatFrom === 'base',
  'QAT starts from scratch, and Training from scratch says how',
);

const fromScratch = unless(
  ({ qatFrom }, method) => !isLikeQat(method) || qatFrom === 'scratch',
  'QAT starts from the base model',
);

const batchNorm = unless(hasBatchNorm, 'the model has no batch normalization');

const live = all(batchNorm, unless(trainsUnfolded, 'batch normalization is folded once'));

const observed = all(
  quantized,
  unless(({ qatScales }) => qatScales === 'observer', 'LSQ trains the scales of QAT'),
);

const stays = 'ranges from these methods stay where calibration puts them';

const moving = all(observed, unless(rangesMove, stays));

const ofQuantization: Partial<Record<SettingId, IdleRule>> = {
  weightBits: followsWeights,
  weightRange: weights,
  weightGranularity: weights,
  weightScheme: weights,
  narrowRange: weights,
  activationBits: followsInputs,
  activationRange: unless(rangesAhead, 'each batch sets its own ranges'),
  calibrationImages: calibrated,
  ptqMode: quantized,
  activationPoint: unless(quantizesHidden, 'what passes between layers stays in float'),
  inputQuantized: unless(imageFollows, 'the first layer has bits of its own'),
  bias: unless(computesInIntegers, 'no layer computes in integers'),
  biasBits: all(
    unless(computesInIntegers, 'no layer computes in integers'),
    unless(({ bias }) => bias === 'own' || bias === 'product', 'bias is not in few bits'),
  ),
  convention: quantized,
  equalize: quantized,
  adaRound: weights,
  adaRoundSteps: all(
    weights,
    unless(({ adaRound }) => adaRound, 'AdaRound is off'),
    unless(({ adaRoundBy }) => adaRoundBy === 'gradient', 'flips need no steps'),
  ),
  adaRoundBy: all(
    weights,
    unless(({ adaRound }) => adaRound, 'AdaRound is off'),
  ),
  correctBias: quantized,
};

const ofTraining: Partial<Record<SettingId, IdleRule>> = {
  epochs: all(
    fromScratch,
    unless(
      ({ qatSteps }, method) => !isLikeQat(method) || qatSteps === 0,
      'QAT in detail counts steps',
    ),
  ),
  optimizer: fromScratch,
  learningRate: fromScratch,
  schedule: fromScratch,
  warmup: fromScratch,
  weightDecay: fromScratch,
  qatLearningRate: fromBase,
  qatOptimizer: fromBase,
  qatMomentum: all(
    fromBase,
    unless(({ qatOptimizer }) => qatOptimizer === 'momentum', 'the optimizer has no momentum'),
  ),
  qatSchedule: fromBase,
  qatEpochs: all(
    fromBase,
    unless(({ qatSteps }) => qatSteps === 0, 'QAT in detail counts steps'),
  ),
  qatWarmup: fromBase,
  qatScales: quantized,
  estimator: quantized,
  freezeAt: all(
    quantized,
    unless((...run) => run[0].qatScales !== 'observer' || rangesMove(...run), stays),
  ),
  foldMode: all(
    batchNorm,
    unless(({ qatFrom }) => qatFrom === 'base', 'from scratch it can only be folded live'),
  ),
  statisticsFreezeAt: live,
  reestimate: live,
};

const ofMistakes: Partial<Record<SettingId, IdleRule>> = {
  foldVariance: batchNorm,
  reversedAverage: unless(rangesAverage, 'no range is a moving average'),
  batchStatistics: all(batchNorm, calibrated),
  hardWeights: weights,
  staleScales: all(
    moving,
    unless(({ freezeAt }) => freezeAt === 100, 'the scales are frozen before the last step'),
  ),
  neverShrink: all(
    moving,
    unless(({ freezeAt }) => freezeAt > 0, 'observers freeze before the first step'),
  ),
  halfUp: all(
    quantized,
    unless(({ convention }) => convention === 'pytorch', 'TensorFlow rounds half up by itself'),
  ),
  calibrateOnTest: calibrated,
};

/** Why settings may have no effect on a run that could depend on them; the others always have one. */
export const idleRules: Readonly<Partial<Record<SettingId, IdleRule>>> = {
  imageSet: unless(({ dataset }) => datasetById(dataset).own, 'the dataset is a published one'),
  seed: unless(
    (settings, method) => method !== 'ptq' || calibrates(settings, method),
    'nothing is chosen at random',
  ),
  ...ofQuantization,
  ...ofTraining,
  ...ofMistakes,
};
