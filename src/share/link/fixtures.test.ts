import { expect, test } from 'vitest';
import type { Settings } from '../../core/settings/settings';
import { readLink } from './readLink';

/**
 * Links as version 1 wrote them. They must be read as they were meant for as long as there is this
 * page: a change that fails here needs a new version of the links, never another expectation.
 */
const settingLinks: readonly (readonly [link: string, says: Partial<Settings>])[] = [
  [
    '#v=1',
    {
      ...{ model: 'cnn', seed: 42, weightBits: 4, activationBits: 4, weightRange: 'mse' },
      ...{ weightGranularity: 'channel', adaRound: true, qatLearningRate: 0.03, qatEpochs: 1 },
      ...{ learningRate: 0.05, epochs: 3, batchSize: 64, control: true, testImages: 10_000 },
      ...{ qatSchedule: 'cosine', qatOptimizer: 'momentum', freezeAt: 50, backend: 'auto' },
    },
  ],
  [
    '#v=1&method=qat&model=cnn-bn&seed=7&w=4&a=4&qlr=0.003',
    { model: 'cnn-bn', seed: 7, weightBits: 4, activationBits: 4, qatLearningRate: 0.003 },
  ],
  [
    '#v=1&w=8&a=8&wr=percentile&wg=tensor&ws=affine&narrow=0&ar=moving-average&calib=640&mirror=0',
    {
      ...{ weightBits: 8, activationBits: 8, weightRange: 'percentile' },
      ...{ weightGranularity: 'tensor', weightScheme: 'affine', narrowRange: false },
      ...{ activationRange: 'moving-average', calibrationImages: 640, mirror: false },
    },
  ],
  [
    '#v=1&layers=conv1.w8.a8_dense.float&ada=0&cle=1&bc=1',
    {
      ...{ layers: 'conv1.w8.a8_dense.float', adaRound: false },
      ...{ equalize: true, correctBias: true },
    },
  ],
  [
    '#v=1&scales=lsq-plus&qfrom=scratch&epochs=2&lr=0.01&opt=adam&sched=one-cycle&warm=5&decay=0',
    {
      ...{ qatScales: 'lsq-plus', qatFrom: 'scratch', epochs: 2, learningRate: 0.01 },
      ...{ optimizer: 'adam', schedule: 'one-cycle', warmup: 5, weightDecay: 0 },
    },
  ],
  [
    '#v=1&fold=live&bnfreeze=30&freeze=20&ste=identity&clip=5&qsteps=300&mvar=1&mhalf=1&test=500',
    {
      ...{ foldMode: 'live', statisticsFreezeAt: 30, freezeAt: 20, estimator: 'identity' },
      ...{ clipNorm: 5, qatSteps: 300, foldVariance: true, halfUp: true, testImages: 500 },
    },
  ],
];

test.each(settingLinks)('%s', (link, says) => {
  const read = readLink(link);
  expect(read?.notes).toEqual([]);
  expect(read?.link?.settings).toMatchObject(says);
});

test('runs, a view and hidden panels', () => {
  const read = readLink(
    '#v=1&run=base&run=ptq,w:2,a:2&run=qat,qlr:0.001&a=8&view=present&hide=runs',
  );
  expect(read?.notes).toEqual([]);
  expect(read?.link?.view).toEqual({ layout: 'present', hidden: ['runs'] });
  expect(
    read?.link?.runs.map(
      ({ method, settings: { weightBits, activationBits, qatLearningRate } }) => [
        ...[method, weightBits, activationBits, qatLearningRate],
      ],
    ),
  ).toEqual([
    ['base', 4, 8, 0.03],
    ['ptq', 2, 2, 0.03],
    ['qat', 4, 8, 0.001],
  ]);
});

const withResults =
  '#v=1&method=ptq,qat,control&qsteps=8&test=2000&r=AT2OywrCMBBFf2XoeoSZSWqTpbhwJQgiLkIXlkYr2Aetxd93UqkJN9yQc8iEELLPbWozzK678xE2IPBuxnirJ4Suh8PpAvd-7moF9s3Yt8-5BTY-K1HFWD2GOamxSuAGdsPwinCUlY4_VuFAmHbgwhMKESF7YjQsaCyVyEbYLoiwPgZVksbIi-VIVovVohxZ_pZD3hL6pOV62FxTaFIXQqM_GqfZqpEGsUzoCtaLVUi0u6Ub77XnZVpf';

test('results: figures, the curves of a run of 8 steps, and what they were measured on', () => {
  const read = readLink(withResults);
  expect(read?.notes).toEqual([]);
  const [ptq, qat, control] = read?.link?.runs ?? [];
  expect(ptq?.result).toEqual({
    device: { backend: 'wasm', label: 'WASM - 2 threads, no GPU found', browser: 'Chromium 139' },
    end: 'finished',
    evaluation: { correct: 1_790, total: 2_000, agreeing: 1_901, loss: 0.312, evaluateMs: 340 },
    ...{ sizeBytes: 13_214, steps: 0, trainMs: 0, totalMs: 2_100, train: [], heldOut: [] },
  });
  expect(qat?.result).toMatchObject({
    device: { backend: 'webgpu', label: 'WebGPU - Apple M2', browser: 'Chrome 139' },
    evaluation: { correct: 1_802, total: 2_000, agreeing: 1_911 },
    ...{ steps: 8, trainMs: 160, totalMs: 900 },
    heldOut: [
      { step: 0, loss: 0.41, accuracy: 0.871 },
      { step: 4, loss: 0.402, accuracy: 0.878 },
      { step: 8, loss: 0.399, accuracy: 0.875 },
    ],
  });
  expect(qat?.result?.train.map(({ loss }) => loss)).toEqual([
    ...[0.5, 0.45, 0.47, 0.4, 0.42, 0.39, 0.38, 0.36],
  ]);
  expect(qat?.result?.train[0]).toMatchObject({ step: 0, learningRate: 0.03, elapsedMs: 20 });
  expect(control?.result).toBeNull();
});
