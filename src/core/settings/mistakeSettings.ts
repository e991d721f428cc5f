import { toggle } from '../params/spec';

const off = { default: false } as const;

/** Faults that published code has had, to be switched on and looked at; `mistakes` says where each was seen. */
export const mistakeSettings = {
  foldVariance: toggle({
    ...off,
    label: 'Fold with the variance',
    urlKey: 'mvar',
    help: 'Folds batch normalization with the variance in place of its square root.',
  }),
  reversedAverage: toggle({
    ...off,
    label: 'Reversed moving average',
    urlKey: 'mrev',
    help: 'Moving averages keep 1 % of their past and take 99 % of each batch.',
  }),
  batchStatistics: toggle({
    ...off,
    label: 'Batch statistics at calibration',
    urlKey: 'mbatch',
    help: 'Calibrates in training mode: each batch is normalized by itself and moves the running statistics.',
  }),
  hardWeights: toggle({
    ...off,
    label: 'No latent weights',
    urlKey: 'mhard',
    help: 'Writes fake-quantized weights back after every step, so that updates smaller than half a step are lost.',
  }),
  staleScales: toggle({
    ...off,
    label: 'Scales from before the last step',
    urlKey: 'mstale',
    help: 'Keeps the weight scales that were measured before the last update instead of measuring the final weights.',
  }),
  neverShrink: toggle({
    ...off,
    label: 'Ranges that never shrink',
    urlKey: 'mgrow',
    help: 'Every range of QAT keeps the widest that it has ever seen.',
  }),
  halfUp: toggle({
    ...off,
    label: 'Round half up',
    urlKey: 'mhalf',
    help: 'Rounds ties up, as Math.round does, in place of to the even code.',
  }),
  calibrateOnTest: toggle({
    ...off,
    label: 'Calibrate on test images',
    urlKey: 'mtest',
    help: 'Takes the calibration images from those that the result is measured on.',
  }),
} as const;
