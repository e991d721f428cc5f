import { choice, integer, number } from '../params/spec';
import { optimizers, schedules } from './trainingChoices';

/** How a network is trained from scratch. */
export const trainingSettings = {
  learningRate: number({
    label: 'Learning rate',
    urlKey: 'lr',
    help: 'The highest learning rate of the schedule, in training from scratch.',
    min: 1e-6,
    max: 10,
    default: 0.05,
    scale: 'log',
  }),
  optimizer: choice({
    label: 'Optimizer',
    urlKey: 'opt',
    help: 'How the gradient becomes a step, in training from scratch.',
    options: optimizers,
    default: 'momentum',
  }),
  schedule: choice({
    label: 'Schedule',
    urlKey: 'sched',
    help: 'How the learning rate changes over training from scratch.',
    options: schedules,
    default: 'cosine',
  }),
  epochs: integer({
    label: 'Epochs',
    urlKey: 'epochs',
    help: 'How many times training from scratch goes through the training images.',
    min: 1,
    max: 100,
    default: 3,
    unit: 'epochs',
  }),
  warmup: number({
    label: 'Warm-up',
    urlKey: 'warm',
    help: 'Share of the steps over which the learning rate rises linearly from zero.',
    min: 0,
    max: 50,
    default: 0,
    scale: 'linear',
    unit: '% of steps',
  }),
  batchSize: integer({
    label: 'Batch size',
    urlKey: 'batch',
    help: 'Images per step, for training from scratch and for QAT.',
    min: 1,
    max: 512,
    default: 64,
    unit: 'images',
  }),
  trainImages: integer({
    label: 'Training images',
    urlKey: 'images',
    help: 'How many of the 55,000 training images are used; 5,000 more are held out.',
    min: 64,
    max: 55_000,
    default: 55_000,
    unit: 'images',
  }),
} as const;
