import type { Method } from '../run';
import { activationSettings } from './activationSettings';
import { layerSettings } from './layerSettings';
import { mistakeSettings } from './mistakeSettings';
import { outputSettings } from './outputSettings';
import { qatSettings } from './qatSettings';
import { repairSettings } from './repairSettings';
import { type SettingId, settingIds } from './settings';
import { weightSettings } from './weightSettings';

function idsOf(specs: Readonly<Partial<Record<SettingId, unknown>>>): SettingId[] {
  return settingIds.filter((id) => id in specs);
}

const everywhere: readonly SettingId[] = ['dataset', 'imageSet', 'model', 'backend', 'testImages'];
const batches: readonly SettingId[] = [
  'seed',
  'trainImages',
  'heldOutImages',
  'batchSize',
  'mirror',
];
const scratch: readonly SettingId[] = [
  'epochs',
  'optimizer',
  'learningRate',
  'schedule',
  'warmup',
  'weightDecay',
];
const further: readonly SettingId[] = [
  ...batches,
  'qatEpochs',
  'qatSteps',
  'qatOptimizer',
  'qatMomentum',
  'qatLearningRate',
  'qatSchedule',
  'qatWarmup',
  'clipNorm',
  'layers',
];
const quantized: readonly SettingId[] = [
  'seed',
  ...idsOf(weightSettings),
  ...idsOf(activationSettings),
  ...idsOf(outputSettings),
  ...idsOf(layerSettings),
  'foldVariance',
  'batchStatistics',
  'reversedAverage',
  'halfUp',
  'calibrateOnTest',
];

const relevant: Readonly<Record<Method, ReadonlySet<SettingId>>> = {
  base: new Set(everywhere),
  fp32: new Set([...everywhere, ...batches, ...scratch]),
  ptq: new Set([...everywhere, ...quantized, ...idsOf(repairSettings)]),
  qat: new Set([
    ...everywhere,
    ...quantized.filter((id) => id !== 'ptqMode'),
    ...scratch,
    ...batches,
    // The control is a run of its own.
    ...idsOf(qatSettings).filter((id) => id !== 'control'),
    ...idsOf(mistakeSettings),
  ]),
  control: new Set([...everywhere, ...further, ...scratch, 'qatFrom', 'foldMode']),
};

/** Returns whether the result of a run of this method may depend on the setting. */
export function isRelevant(method: Method, id: SettingId): boolean {
  return relevant[method].has(id);
}
