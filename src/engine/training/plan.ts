import { parseOverrides } from '../../core/layerOverrides';
import type { Method } from '../../core/run';
import type { ScheduleId } from '../../core/schedule';
import type { Settings } from '../../core/settings/settings';
import type { OptimizerPlan } from '../optimizers';

/** What a training run does, worked out from its settings. */
export interface TrainingPlan {
  readonly batchSize: number;
  readonly imageCount: number;
  readonly totalSteps: number;
  /** Its weight decay is 0 where a trained network is trained on. */
  readonly optimizer: OptimizerPlan;
  /** Longest gradient of all parameters together; 0 clips nothing. */
  readonly clipNorm: number;
  readonly schedule: ScheduleId;
  readonly peak: number;
  /** 0 to 1. */
  readonly warmupShare: number;
  /** Layers that are not trained. */
  readonly frozen: ReadonlySet<string>;
  /** From this step on, ranges and learned scales stay. */
  readonly freezeStep: number;
  /** From this step on, batch normalization that is folded live goes by its running statistics. */
  readonly statisticsFreezeStep: number;
  /** Batches on which these statistics are measured anew at the end; 0 leaves them. */
  readonly reestimateBatches: number;
  /** A mistake: rounded weights replace the latent ones after every step. */
  readonly hardWeights: boolean;
  /** A mistake: weight scales stay as they were before the last update. */
  readonly staleScales: boolean;
  readonly mirror: boolean;
  readonly seed: number;
  /** Steps between two points of the held-out curve. */
  readonly heldOutEvery: number;
}

const heldOutPoints = 20;
const usualMomentum = 0.9;
const reestimateBatches = 50;

/** Returns whether a run starts from fresh weights and trains as that section of the settings says. */
export function isFromScratch(method: Method, { qatFrom }: Settings): boolean {
  return method === 'fp32' || ((method === 'qat' || method === 'control') && qatFrom === 'scratch');
}

/** Returns the plan for training from scratch, or for QAT and its control. */
export function trainingPlan(method: Method, settings: Settings): TrainingPlan {
  const batchSize = Math.min(settings.batchSize, settings.trainImages);
  const totalSteps = stepCount(method, settings, Math.floor(settings.trainImages / batchSize));
  const stepAt = (percent: number) => Math.round((totalSteps * percent) / 100);
  return {
    batchSize,
    imageCount: settings.trainImages,
    totalSteps,
    ...(isFromScratch(method, settings) ? fromScratch(settings) : fromBase(settings)),
    clipNorm: method === 'fp32' ? 0 : settings.clipNorm,
    frozen: method === 'fp32' ? new Set() : frozenLayers(settings),
    freezeStep: stepAt(settings.freezeAt),
    statisticsFreezeStep: stepAt(settings.statisticsFreezeAt),
    reestimateBatches: settings.reestimate ? reestimateBatches : 0,
    hardWeights: settings.hardWeights,
    staleScales: settings.staleScales,
    mirror: settings.mirror,
    seed: settings.seed,
    heldOutEvery: Math.max(10, Math.min(100, Math.round(totalSteps / heldOutPoints))),
  };
}

type Pace = Pick<TrainingPlan, 'optimizer' | 'schedule' | 'peak' | 'warmupShare'>;

function fromScratch({ optimizer, weightDecay, ...settings }: Settings): Pace {
  return {
    optimizer: { id: optimizer, momentum: usualMomentum, weightDecay },
    schedule: settings.schedule,
    peak: settings.learningRate,
    warmupShare: settings.warmup / 100,
  };
}

function fromBase(settings: Settings): Pace {
  return {
    optimizer: { id: settings.qatOptimizer, momentum: settings.qatMomentum, weightDecay: 0 },
    schedule: settings.qatSchedule,
    peak: settings.qatLearningRate,
    warmupShare: settings.qatWarmup / 100,
  };
}

function stepCount(method: Method, settings: Settings, stepsPerEpoch: number): number {
  if (method !== 'fp32' && settings.qatSteps > 0) return settings.qatSteps;
  const epochs = isFromScratch(method, settings) ? settings.epochs : settings.qatEpochs;
  return Math.max(1, Math.round(epochs * stepsPerEpoch));
}

function frozenLayers({ layers }: Settings): ReadonlySet<string> {
  return new Set([...parseOverrides(layers)].flatMap(([id, { frozen }]) => (frozen ? [id] : [])));
}
