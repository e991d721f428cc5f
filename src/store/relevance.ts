import type { Method, RunPlan } from '../core/run';
import { activationSettings } from '../core/settings/activationSettings';
import { layerSettings } from '../core/settings/layerSettings';
import { mistakeSettings } from '../core/settings/mistakeSettings';
import { outputSettings } from '../core/settings/outputSettings';
import { qatSettings } from '../core/settings/qatSettings';
import { repairSettings } from '../core/settings/repairSettings';
import { type SettingId, type Settings, settingIds } from '../core/settings/settings';
import { weightSettings } from '../core/settings/weightSettings';

function idsOf(specs: Readonly<Partial<Record<SettingId, unknown>>>): SettingId[] {
  return settingIds.filter((id) => id in specs);
}

const everywhere: readonly SettingId[] = ['model', 'backend', 'testImages'];
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
    ...idsOf(qatSettings),
    ...idsOf(mistakeSettings),
  ]),
  control: new Set([...everywhere, ...further]),
};

/** Returns the settings that a run of this method depends on and that differ, in the order of the rail. */
export function changedSettings(method: Method, before: Settings, after: Settings): SettingId[] {
  return settingIds.filter((id) => relevant[method].has(id) && before[id] !== after[id]);
}

/** Returns whether two plans ask for the same measurement. */
export function samePlan(a: RunPlan, b: RunPlan): boolean {
  return (
    a.method === b.method &&
    sameStart(a, b) &&
    changedSettings(a.method, a.settings, b.settings).length === 0
  );
}

/** Returns whether two plans start from the same weights. */
export function sameStart(
  a: Pick<RunPlan, 'start' | 'settings'>,
  b: Pick<RunPlan, 'start' | 'settings'>,
): boolean {
  return a.start.kind === 'run'
    ? b.start.kind === 'run' && a.start.runId === b.start.runId
    : b.start.kind === 'shipped' && a.settings.model === b.settings.model;
}
