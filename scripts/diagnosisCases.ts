import type { Method } from '../src/core/run';
import type { Settings } from '../src/core/settings/settings';

/** A run with a planted fault, or a healthy one, and the checks that it shall raise. */
export interface DiagnosisCase {
  readonly id: string;
  readonly method: Method;
  readonly settings: Partial<Settings>;
  readonly raises: readonly string[];
  /** Steps that the network it starts from is trained for here; the shipped one without. */
  readonly baseSteps?: number;
}

/** Short runs, with images enough to tell faults from chance. */
export const shortRun: Partial<Settings> = {
  trainImages: 3_840,
  testImages: 1_000,
  heldOutImages: 500,
  calibrationImages: 256,
  adaRound: false,
};

const twoBits = { weightBits: 2, activationBits: 2 } as const;
const eightBits = { weightBits: 8, activationBits: 8 } as const;
const batchNorm = { model: 'cnn-bn' } as const;

export const diagnosisCases: readonly DiagnosisCase[] = [
  { id: 'healthy PTQ', method: 'ptq', settings: {}, raises: [] },
  {
    id: 'healthy PTQ, 8 bits',
    method: 'ptq',
    settings: { ...batchNorm, ...eightBits },
    raises: [],
  },
  { id: 'healthy QAT', method: 'qat', settings: {}, raises: [] },
  { id: 'healthy QAT, folded', method: 'qat', settings: batchNorm, raises: [] },
  { id: 'healthy QAT, LSQ', method: 'qat', settings: { qatScales: 'lsq' }, raises: [] },
  {
    id: 'healthy QAT, min-max',
    method: 'qat',
    settings: { ...eightBits, weightRange: 'min-max', activationRange: 'moving-average' },
    raises: [],
  },
  {
    id: 'Adam at 0.02',
    method: 'qat',
    settings: { qatOptimizer: 'adam', qatLearningRate: 0.02 },
    raises: ['rate-too-high'],
  },
  { id: 'SGD at 1', method: 'qat', settings: { qatLearningRate: 1 }, raises: ['rate-too-high'] },
  {
    id: 'rate of 1e-5',
    method: 'qat',
    settings: { qatLearningRate: 1e-5 },
    raises: ['rate-too-low'],
  },
  {
    id: 'variance in place of its root',
    method: 'ptq',
    settings: { ...batchNorm, ...eightBits, foldVariance: true },
    raises: ['fold-identity'],
  },
  {
    id: 'min-max with outliers',
    method: 'ptq',
    settings: {
      ...batchNorm,
      weightRange: 'min-max',
      weightGranularity: 'tensor',
      adaRound: false,
    },
    raises: ['sqnr'],
  },
  {
    id: 'percentile at 8 bits',
    method: 'ptq',
    settings: { ...eightBits, weightRange: 'percentile', adaRound: false },
    raises: ['rounding-health'],
  },
  {
    id: 'weights at 2 bits',
    method: 'ptq',
    settings: { weightBits: 2, activationBits: 8 },
    raises: ['which-half'],
  },
  {
    id: 'frozen layer',
    method: 'qat',
    settings: { layers: 'conv2.frozen' },
    raises: ['frozen-layer'],
  },
  {
    id: 'too few steps',
    method: 'qat',
    settings: { ...twoBits, qatSteps: 60, qatSchedule: 'constant', qatLearningRate: 3e-4 },
    raises: ['too-few-steps'],
  },
  {
    id: 'under-trained base',
    method: 'ptq',
    settings: {},
    baseSteps: 60,
    raises: ['undertrained-base'],
  },
  {
    id: 'no freeze',
    method: 'qat',
    settings: { freezeAt: 100, weightRange: 'min-max', activationRange: 'moving-average' },
    raises: ['never-frozen'],
  },
  {
    id: 'weights outgrow their range',
    method: 'qat',
    settings: {
      weightRange: 'min-max',
      freezeAt: 0,
      qatOptimizer: 'adam',
      qatLearningRate: 0.02,
    },
    raises: ['clipping'],
  },
  {
    id: 'rate of 0.1',
    method: 'qat',
    settings: { weightRange: 'min-max', freezeAt: 0, qatLearningRate: 0.1 },
    raises: ['oscillation'],
  },
];
