import type { Method } from '../../core/run';
import type { ScheduleId } from '../../core/schedule';
import type { Settings } from '../../core/settings/settings';

/** What a training run does, worked out from its settings. */
export interface TrainingPlan {
  readonly batchSize: number;
  readonly imageCount: number;
  readonly totalSteps: number;
  readonly optimizer: Settings['optimizer'];
  readonly schedule: ScheduleId;
  readonly peak: number;
  /** 0 to 1. */
  readonly warmupShare: number;
  /** L2 penalty added to the gradients of weights; 0 in QAT and its control. */
  readonly weightDecay: number;
  /** From this step on, observers keep their ranges. */
  readonly freezeStep: number;
  readonly mirror: boolean;
  readonly seed: number;
  /** Steps between two points of the held-out curve. */
  readonly heldOutEvery: number;
}

const heldOutPoints = 20;

/** Returns the plan for training from scratch, or for QAT and its control. */
export function trainingPlan(method: Method, settings: Settings): TrainingPlan {
  const fromScratch = method === 'fp32';
  const batchSize = Math.min(settings.batchSize, settings.trainImages);
  const stepsPerEpoch = Math.floor(settings.trainImages / batchSize);
  const epochs = fromScratch ? settings.epochs : settings.qatEpochs;
  const totalSteps = Math.max(1, Math.round(epochs * stepsPerEpoch));
  return {
    batchSize,
    imageCount: settings.trainImages,
    totalSteps,
    optimizer: fromScratch ? settings.optimizer : settings.qatOptimizer,
    schedule: fromScratch ? settings.schedule : settings.qatSchedule,
    peak: fromScratch ? settings.learningRate : settings.qatLearningRate,
    warmupShare: (fromScratch ? settings.warmup : settings.qatWarmup) / 100,
    weightDecay: fromScratch ? settings.weightDecay : 0,
    freezeStep: Math.round((totalSteps * settings.freezeAt) / 100),
    mirror: settings.mirror,
    seed: settings.seed,
    heldOutEvery: Math.max(10, Math.min(100, Math.round(totalSteps / heldOutPoints))),
  };
}
