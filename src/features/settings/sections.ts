import type { SettingId } from '../../core/settings/settings';

/** A part of the rail. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly SettingId[];
  readonly open: boolean;
}

/** Every setting of the lab, in the order of the flow. */
export const sections: readonly Section[] = [
  { id: 'model', title: 'Model', fields: ['model', 'seed'], open: true },
  {
    id: 'quantization',
    title: 'Quantization',
    fields: ['weightBits', 'activationBits', 'weightRange', 'activationRange', 'calibrationImages'],
    open: true,
  },
  {
    id: 'qat',
    title: 'QAT',
    fields: [
      'qatLearningRate',
      'qatOptimizer',
      'qatSchedule',
      'qatEpochs',
      'control',
      'qatWarmup',
      'freezeAt',
    ],
    open: true,
  },
  {
    id: 'training',
    title: 'Training',
    fields: [
      'learningRate',
      'optimizer',
      'schedule',
      'epochs',
      'warmup',
      'weightDecay',
      'mirror',
      'batchSize',
      'trainImages',
    ],
    open: false,
  },
  {
    id: 'measurement',
    title: 'Device and measurement',
    fields: ['backend', 'testImages', 'heldOutImages'],
    open: false,
  },
];
