import type { Method, RunPlan } from '../core/run';
import { type SettingId, type Settings, settingIds } from '../core/settings/settings';

const everywhere: readonly SettingId[] = ['model', 'backend', 'testImages'];
const batches: readonly SettingId[] = [
  'seed',
  'trainImages',
  'heldOutImages',
  'batchSize',
  'mirror',
];
const further: readonly SettingId[] = [
  ...batches,
  'qatEpochs',
  'qatOptimizer',
  'qatLearningRate',
  'qatSchedule',
  'qatWarmup',
];
const ranges: readonly SettingId[] = [
  'seed',
  'weightBits',
  'activationBits',
  'weightRange',
  'activationRange',
  'calibrationImages',
];

const relevant: Readonly<Record<Method, ReadonlySet<SettingId>>> = {
  base: new Set(everywhere),
  fp32: new Set([
    ...everywhere,
    ...batches,
    'epochs',
    'optimizer',
    'learningRate',
    'schedule',
    'warmup',
    'weightDecay',
  ]),
  ptq: new Set([...everywhere, ...ranges]),
  qat: new Set([...everywhere, ...ranges, ...further, 'freezeAt']),
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
