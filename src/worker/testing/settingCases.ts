import type { ParamValue } from '../../core/params/spec';
import type { Method } from '../../core/run';
import { isRelevant } from '../../core/settings/relevance';
import {
  defaultSettings,
  type SettingId,
  type Settings,
  specOf,
  withSetting,
} from '../../core/settings/settings';

/** Runs that take a fraction of a second, with enough steps for every schedule to show. */
export const small: Settings = {
  ...defaultSettings,
  trainImages: 64,
  testImages: 100,
  heldOutImages: 50,
  batchSize: 16,
  epochs: 1,
  qatEpochs: 1,
  calibrationImages: 128,
  // A test that counts repairs switches on those that it counts.
  adaRound: false,
  adaRoundSteps: 10,
};

/** Values that change the result, together with what else has to be set for that. */
export interface SettingCase {
  readonly to: readonly ParamValue[];
  readonly given?: Partial<Settings>;
}

const batchNorm = { model: 'cnn-bn' } as const;
const live = { ...batchNorm, foldMode: 'live' } as const;
const scratch = { qatFrom: 'scratch' } as const;
const eightBits = { weightBits: 8, activationBits: 8 } as const;
/** So many codes that what a float32 rounds to is often the middle between two of them. */
const manyCodes = { weightBits: 16, activationBits: 16 } as const;
/** Much is clipped, and codes change within a few steps. */
export const bold = { weightBits: 2, activationBits: 2, qatLearningRate: 0.1 } as const;
/** Ranges that follow what passes. */
export const moving = { weightRange: 'min-max', activationRange: 'moving-average' } as const;

const to = (...values: ParamValue[]): SettingCase[] => [{ to: values }];
const given = (settings: Partial<Settings>, ...values: ParamValue[]): SettingCase[] => [
  { to: values, given: settings },
];

/** Every value of a choice but the one in force; the other value of a switch. */
function others(id: SettingId, settings: Partial<Settings> = {}): SettingCase[] {
  const spec = specOf(id);
  const current = { ...small, ...settings }[id];
  const values = spec.kind === 'choice' ? spec.options.map(({ value }) => value) : [true, false];
  return [{ to: values.filter((value) => value !== current), given: settings }];
}

/** For every setting what a test changes it to. Numbers are given here, choices are gone through. */
export const settingCases: Readonly<Record<SettingId, readonly SettingCase[]>> = {
  // Another dataset, and another set of own images, is another network as well, with weights of its own.
  dataset: [],
  imageSet: [],
  model: others('model'),
  seed: to(43),
  weightBits: others('weightBits'),
  weightRange: others('weightRange'),
  weightGranularity: others('weightGranularity'),
  weightScheme: others('weightScheme'),
  narrowRange: others('narrowRange'),
  activationBits: others('activationBits'),
  activationRange: others('activationRange'),
  calibrationImages: to(64),
  ptqMode: others('ptqMode'),
  activationPoint: others('activationPoint'),
  inputQuantized: others('inputQuantized'),
  bias: [...given(eightBits, 'float', 'own', 'product'), ...given(manyCodes, 'int16')],
  biasBits: [
    ...others('biasBits', { bias: 'own' }),
    ...given({ ...eightBits, bias: 'product' }, 6),
  ],
  logitBits: others('logitBits'),
  convention: others('convention', manyCodes),
  layers: to('conv1.w8.a8_conv2.frozen', 'dense.float', 'conv2.w3', 'conv2.a3', 'conv1.wf'),
  equalize: others('equalize'),
  adaRound: others('adaRound'),
  adaRoundBy: others('adaRoundBy', { adaRound: true }),
  adaRoundSteps: given({ adaRound: true, adaRoundBy: 'gradient' }, 20),
  correctBias: others('correctBias'),
  qatLearningRate: to(0.02),
  qatOptimizer: others('qatOptimizer'),
  qatMomentum: to(0.5),
  qatSchedule: others('qatSchedule'),
  qatEpochs: to(0.5),
  qatSteps: to(2),
  control: [],
  qatFrom: others('qatFrom'),
  qatScales: others('qatScales'),
  estimator: others('estimator', bold),
  freezeAt: given(moving, 0, 100),
  foldMode: others('foldMode', batchNorm),
  statisticsFreezeAt: given(live, 0),
  reestimate: others('reestimate', live),
  qatWarmup: to(40),
  clipNorm: to(0.05),
  learningRate: given(scratch, 0.01),
  optimizer: others('optimizer', scratch),
  schedule: others('schedule', scratch),
  epochs: given(scratch, 2),
  warmup: given(scratch, 40),
  weightDecay: given(scratch, 0.1),
  mirror: others('mirror'),
  batchSize: to(32),
  trainImages: to(80),
  foldVariance: others('foldVariance', batchNorm),
  reversedAverage: others('reversedAverage', moving),
  batchStatistics: others('batchStatistics', batchNorm),
  hardWeights: others('hardWeights'),
  staleScales: others('staleScales', { ...moving, freezeAt: 100 }),
  neverShrink: others('neverShrink', { ...moving, freezeAt: 100 }),
  halfUp: others('halfUp', manyCodes),
  calibrateOnTest: others('calibrateOnTest'),
  backend: [],
  testImages: to(150),
  heldOutImages: to(60),
};

/** One setting, changed for one kind of run. */
export interface Change {
  readonly method: Method;
  readonly id: SettingId;
  readonly before: Settings;
  readonly after: Settings;
}

/** In this order a setting is gone through for the first that it matters to, and tried once for the rest. */
const methods: readonly Method[] = ['base', 'ptq', 'fp32', 'qat', 'control'];

/** Returns every change of a setting that has to change the result of a run of that method. */
export function changesFor(method: Method, id: SettingId): Change[] {
  const first = methods.find((candidate) => isRelevant(candidate, id));
  const cases = isRelevant(method, id) ? settingCases[id] : [];
  const changes = cases.flatMap(({ to, given = {} }) => {
    const before = { ...small, ...given };
    return to.map((value) => ({ method, id, before, after: withSetting(before, id, value) }));
  });
  return method === first ? changes : changes.slice(0, 1);
}
