import { choice, number, toggle } from '../params/spec';
import { optimizers, schedules } from './trainingChoices';

/** How QAT, and the control beside it, trains on from the base model. */
export const qatSettings = {
  qatLearningRate: number({
    label: 'Learning rate',
    urlKey: 'qlr',
    help: 'The highest learning rate of QAT and its control; too high a rate makes QAT lose to PTQ.',
    min: 1e-6,
    max: 10,
    default: 0.01,
    scale: 'log',
  }),
  qatOptimizer: choice({
    label: 'Optimizer',
    urlKey: 'qopt',
    help: 'How the gradient becomes a step, in QAT and its control.',
    options: optimizers,
    default: 'momentum',
  }),
  qatSchedule: choice({
    label: 'Schedule',
    urlKey: 'qsched',
    help: 'How the learning rate changes over QAT and its control.',
    options: schedules,
    default: 'cosine',
  }),
  qatEpochs: number({
    label: 'Epochs',
    urlKey: 'qepochs',
    help: 'How long QAT trains from the base model; parts of an epoch are allowed.',
    min: 0.001,
    max: 20,
    default: 1,
    scale: 'linear',
    unit: 'epochs',
  }),
  control: toggle({
    label: 'FP32 control beside it',
    urlKey: 'control',
    help: 'Trains the same start for the same extra steps without quantization, so that the gain of training longer is not mistaken for a gain of QAT.',
    default: true,
  }),
  qatWarmup: number({
    label: 'Warm-up',
    urlKey: 'qwarm',
    help: 'Share of the QAT steps over which the learning rate rises linearly from zero.',
    min: 0,
    max: 50,
    default: 0,
    scale: 'linear',
    unit: '% of steps',
  }),
  freezeAt: number({
    label: 'Observers freeze after',
    urlKey: 'freeze',
    help: 'Share of the QAT steps after which the ranges stay as they are.',
    min: 0,
    max: 100,
    default: 50,
    scale: 'linear',
    unit: '% of steps',
  }),
} as const;
