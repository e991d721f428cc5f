// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { fakeResult } from '../client/fakeClient';
import { LabError } from '../core/errors';
import { createFakeLab, type FakeLab, settled } from './fakeLab';
import type { RateFinding } from './rateFinding';

const finding = ({ lab }: FakeLab, method: 'fp32' | 'qat' = 'qat'): RateFinding | null =>
  lab.getState().finder.findings[method];

async function searching(): Promise<FakeLab> {
  const fake = createFakeLab();
  fake.lab.actions.findRate('qat');
  await settled();
  return fake;
}

test('a search tells its losses as points and ends, and no run comes of it', async () => {
  const fake = await searching();
  expect(finding(fake)?.status).toBe('running');
  expect(fake.client.plans).toMatchObject([{ runId: 'finder-1', method: 'qat' }]);
  const point = { step: 0, loss: 0.3, accuracy: 0.9, learningRate: 1e-5, elapsedMs: 1 };
  fake.client.emit({
    kind: 'points',
    runId: 'finder-1',
    train: [point],
    heldOut: [],
    rateChanges: [],
    watched: [],
    latent: [],
  });
  await fake.client.finish(fakeResult());
  expect(finding(fake)).toMatchObject({ status: 'finished', points: [point], progress: null });
  expect(fake.lab.getState().runs).toEqual([]);
});

test('a search waits for the run in progress and goes before those that wait', async () => {
  const fake = createFakeLab();
  fake.lab.actions.quantize();
  await settled();
  fake.lab.actions.findRate('qat');
  await settled();
  expect(finding(fake)?.status).toBe('waiting');
  await fake.client.finish(fakeResult());
  expect(finding(fake)?.status).toBe('running');
  expect(fake.lab.getState().runs.map(({ status }) => status)).toEqual([
    'finished',
    ...Array<string>(5).fill('waiting'),
  ]);
  await fake.client.finish(fakeResult());
  expect(fake.lab.getState().runs[1]?.status).toBe('running');
});

test('a queue that is held stays held', async () => {
  const fake = createFakeLab();
  fake.lab.setState({ held: true });
  fake.lab.actions.measureBase();
  fake.lab.actions.findRate('fp32');
  await settled();
  expect(finding(fake, 'fp32')?.status).toBe('running');
  await fake.client.finish(fakeResult());
  expect(fake.lab.getState().runs.map(({ status }) => status)).toEqual(['waiting']);
});

test('a search is paused, goes on, and is cancelled', async () => {
  const fake = await searching();
  fake.lab.actions.pauseFinding('qat', true);
  fake.lab.actions.pauseFinding('qat', false);
  fake.lab.actions.cancelFinding('qat');
  expect(fake.client.steered).toEqual([
    ['finder-1', 'pause'],
    ['finder-1', 'resume'],
    ['finder-1', 'cancel'],
  ]);
  await settled();
  expect(finding(fake)).toMatchObject({ status: 'cancelled', problem: null });
});

test('a search that waits can be cancelled, and the worker hears nothing of it', async () => {
  const fake = createFakeLab();
  fake.lab.actions.train();
  await settled();
  fake.lab.actions.findRate('qat');
  fake.lab.actions.cancelFinding('qat');
  await fake.client.finish(fakeResult());
  expect(finding(fake)?.status).toBe('cancelled');
  expect(fake.client.plans).toHaveLength(1);
});

test('what goes wrong is said, and the queue goes on', async () => {
  const fake = await searching();
  fake.lab.actions.measureBase();
  await fake.client.fail(new LabError('data-missing', 'The images are gone.', 'Put them back.'));
  expect(finding(fake)).toMatchObject({
    status: 'failed',
    problem: { message: 'The images are gone.' },
  });
  await settled();
  expect(fake.lab.getState().runs[0]?.status).toBe('running');
});

test('a rate that was found becomes the setting that it was searched for', async () => {
  const fake = await searching();
  fake.lab.actions.takeRate('qat', 0.017);
  expect(fake.lab.getState().settings.qatLearningRate).toBe(0.017);
  fake.lab.actions.findRate('fp32');
  fake.lab.actions.takeRate('fp32', 0.02);
  expect(fake.lab.getState().settings.learningRate).toBe(0.02);
});

test('settings that no run can have start no search', () => {
  const fake = createFakeLab();
  fake.lab.actions.changeSetting('batchSize', 0);
  fake.lab.actions.findRate('qat');
  expect(finding(fake)).toBeNull();
});
