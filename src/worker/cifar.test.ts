import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ModelId, models } from '../core/model/models';
import type { Method, RunPlan } from '../core/run';
import { defaultSettings, type Settings } from '../core/settings/settings';
import { asFiles, cifarBatches } from '../data/testing/cifarFiles';
import { type NodeLab, openNodeLab } from './testing/nodeLab';

/** More images than there are, of every part. */
const small: Settings = {
  ...defaultSettings,
  dataset: 'cifar-10',
  batchSize: 10,
  epochs: 1,
  qatSteps: 2,
  calibrationImages: 20,
  adaRoundSteps: 10,
};

let lab: NodeLab;

beforeAll(async () => {
  lab = await openNodeLab();
}, 60_000);

beforeEach(() => {
  lab.events = [];
});

const ids = ['conv1', 'conv2', 'dense1', 'dense2', 'dense3'];

const plan = (runId: string, method: Method, settings: Partial<Settings> = {}): RunPlan => ({
  runId,
  method,
  start: { kind: 'run', runId: `base ${settings.model ?? 'cnn'}` },
  settings: { ...small, ...settings },
});

it('says that the images are to be brought, and that no weights ship', async () => {
  await expect(lab.run(plan('early', 'fp32'))).rejects.toMatchObject({
    code: 'data-missing',
    next: expect.stringContaining('Bring the files'),
  });
  await lab.bringDataset('cifar-10', asFiles(cifarBatches(20)));
  const [kept] = await lab.keptDatasets();
  expect(kept).toMatchObject({ id: 'cifar-10', counts: { train: 90, heldOut: 10, test: 20 } });
  const early = { ...plan('early', 'ptq'), start: { kind: 'shipped' } } as const;
  await expect(lab.run(early)).rejects.toMatchObject({
    message: 'No trained network for CIFAR-10 comes with the page.',
    next: expect.stringContaining('Train one from scratch'),
  });
});

describe.each(models.map(({ id }) => id))('%s of CIFAR-10', (model: ModelId) => {
  const baseOf = () => plan(`base ${model}`, 'fp32', { model });
  beforeAll(async () => {
    await lab.run(baseOf());
  }, 120_000);

  it('trains on what there is, and is measured on all of it', async () => {
    const result = await lab.run(baseOf());
    expect(result).toMatchObject({ end: 'finished', steps: 9, sizeBytes: 4 * 121_182 });
    expect(result.evaluation?.total).toBe(20);
  });

  it('gives the integers of core', async () => {
    const settings = { model, adaRound: false };
    const difference = await lab.verify(plan('verify', 'ptq', settings), { first: 0, count: 20 });
    expect(difference).toMatchObject({ images: 20, predictions: 0 });
    expect(difference.layers.map(({ layerId }) => layerId)).toEqual(ids);
    expect(difference.layers.filter(({ differing }) => differing > 0)).toEqual([]);
  }, 60_000);
});

it.each<[string, Method, Partial<Settings>]>([
  ['PTQ with every repair', 'ptq', { equalize: true, correctBias: true }],
  ['dynamic PTQ', 'ptq', { model: 'cnn-bn', ptqMode: 'dynamic', activationPoint: 'before-relu' }],
  ['QAT', 'qat', { model: 'cnn-bn', layers: 'dense1.frozen_dense2.w8.a8' }],
  ['QAT by LSQ, folded live', 'qat', { model: 'cnn-bn', qatScales: 'lsq', foldMode: 'live' }],
  ['QAT from scratch', 'qat', { qatFrom: 'scratch', activationPoint: 'before-relu' }],
])(
  '%s quantizes every layer',
  async (name, method, settings) => {
    const result = await lab.run(plan(name, method, settings));
    expect(result).toMatchObject({ end: 'finished', problem: null });
    expect(result.layers.map(({ id }) => id)).toEqual(ids);
    expect(result.evaluation?.total).toBe(20);
  },
  60_000,
);

it('knows the classes of test images, and forgets what is removed', async () => {
  const base = plan('base cnn', 'fp32');
  const { classNames, imageShape, labels } = await lab.predictions({ id: 'look', plan: base });
  expect(classNames[3]).toBe('cat');
  expect(imageShape).toEqual([32, 32, 3]);
  expect(await lab.testImages(base, [0, 1])).toHaveLength(2 * 3_072);
  expect([...labels.subarray(0, 3)]).toEqual([5, 6, 7]);
  await lab.removeDataset('cifar-10');
  expect(await lab.keptDatasets()).toEqual([]);
  await expect(lab.run(plan('late', 'fp32'))).rejects.toMatchObject({ code: 'data-missing' });
});
