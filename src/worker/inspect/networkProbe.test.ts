import { beforeAll, expect, it } from 'vitest';
import type { Method, RunPlan } from '../../core/run';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import { type NodeLab, openNodeLab } from '../testing/nodeLab';

const small: Settings = {
  ...defaultSettings,
  trainImages: 320,
  testImages: 200,
  heldOutImages: 100,
  batchSize: 16,
  qatEpochs: 0.5,
  calibrationImages: 64,
};

let lab: NodeLab;

beforeAll(async () => {
  lab = await openNodeLab();
});

const plan = (runId: string, method: Method, settings: Partial<Settings> = {}): RunPlan => ({
  runId,
  method,
  start: { kind: 'shipped' },
  settings: { ...small, ...settings },
});

async function probeOf(asked: RunPlan) {
  await lab.run(asked);
  return lab.networkProbe({ id: 'look', plan: asked });
}

it('finds PTQ wired and folded as it should, its weights where they were', {
  timeout: 200_000,
}, async () => {
  const { bypassDifference, foldDifference, layers, halves, alone } = await probeOf(
    plan('ptq', 'ptq', { model: 'cnn-bn', adaRound: false, weightBits: 2 }),
  );
  expect(bypassDifference).toBe(0);
  expect(foldDifference).toBeGreaterThan(0);
  expect(foldDifference).toBeLessThan(1e-4);
  for (const { moved, changedShare } of layers) {
    expect(moved).toBe(0);
    expect(changedShare).toBe(0);
  }
  expect(halves.images).toBe(100);
  expect(halves.weights).toBeLessThan(halves.float);
  expect(halves.both).toBeLessThan(halves.activations);
  expect(alone.map(({ id }) => id)).toEqual(layers.map(({ id }) => id));
  for (const { correct } of alone) expect(correct).toBeGreaterThanOrEqual(halves.both);
});

it('sees which layers QAT moved, and how many codes changed', { timeout: 200_000 }, async () => {
  const frozen = plan('qat', 'qat', { layers: 'conv2.frozen' });
  const [conv1, conv2, dense] = (await probeOf(frozen)).layers;
  expect(conv2?.moved).toBe(0);
  for (const layer of [conv1, dense]) {
    expect(layer?.moved).toBeGreaterThan(0);
    expect(layer?.changedShare).toBeGreaterThan(0);
  }
});

it('sees that folding by the variance makes another network', { timeout: 200_000 }, async () => {
  const { foldDifference } = await probeOf(
    plan('variance', 'ptq', { model: 'cnn-bn', foldVariance: true }),
  );
  expect(foldDifference).toBeGreaterThan(1);
});

it('leaves no tensor behind, and refuses a float network', { timeout: 200_000 }, async () => {
  const asked = plan('leaks', 'ptq');
  await probeOf(asked);
  const before = await lab.tensorCount();
  await lab.networkProbe({ id: 'again', plan: asked });
  expect(await lab.tensorCount()).toBe(before);
  const float = lab.networkProbe({ id: 'float', plan: plan('base', 'base') });
  await expect(float).rejects.toMatchObject({ code: 'bad-setting' });
});
