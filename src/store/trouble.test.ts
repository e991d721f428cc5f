// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { fakeResult } from '../client/fakeClient';
import { LabError } from '../core/errors';
import { defaultSettings, type Settings } from '../core/settings/settings';
import { createFakeLab, type FakeLab, settled } from './fakeLab';
import { activeRun } from './selectors';

const names = ({ lab }: FakeLab) =>
  lab.getState().runs.map(({ plan, status }) => `${plan.runId} ${status}`);

async function measured(settings?: Settings): Promise<FakeLab> {
  const fake = createFakeLab(settings);
  fake.lab.actions.measureBase();
  await settled();
  await fake.client.finish(fakeResult());
  return fake;
}

test('a setting out of range keeps anything from starting', async () => {
  const fake = await measured();
  fake.lab.actions.changeSetting('batchSize', 0);
  fake.lab.actions.quantize();
  fake.lab.actions.runQat();
  fake.lab.actions.train();
  fake.lab.actions.step();
  expect(fake.lab.getState().runs).toHaveLength(1);
});

test('a failure says why, and what waits does not start by itself', async () => {
  const fake = createFakeLab();
  fake.lab.actions.quantize();
  await settled();
  await fake.client.fail(new LabError('data-missing', 'The test images are missing.', 'Get them.'));
  const { notices, held } = fake.lab.getState();
  expect(held).toBe(true);
  expect(notices[0]).toMatchObject({
    text: 'FP32 base: The test images are missing.',
    next: 'Get them.',
    offer: { kind: 'continue' },
  });
  expect(fake.client.plans).toHaveLength(1);
  fake.lab.actions.cancelWaiting();
  expect(names(fake)).toEqual(['base-1 failed']);
  expect(fake.lab.getState().held).toBe(false);
});

test('a run that diverged keeps its curve and can be done again slower', async () => {
  const fake = await measured();
  fake.lab.actions.train();
  await settled();
  fake.client.emit({
    kind: 'points',
    runId: 'fp32-1',
    train: [{ step: 1, loss: 9, accuracy: 0.1, learningRate: 0.05, elapsedMs: 8 }],
    heldOut: [],
    rateChanges: [],
    watched: [],
    latent: [],
  });
  const problem = { code: 'diverged', message: 'Loss became NaN.', next: 'Go slower.' } as const;
  await fake.client.finish(fakeResult({ end: 'diverged', evaluation: null, problem }));
  expect(fake.lab.getState().runs[1]?.train).toHaveLength(1);
  expect(fake.lab.getState().notices[0]?.offer).toEqual({ kind: 'retry-slower', runId: 'fp32-1' });
  fake.lab.actions.retrySlower('fp32-1');
  await settled();
  expect(activeRun(fake.lab.getState())?.plan.settings.learningRate).toBe(0.005);
  expect(fake.lab.getState().settings.learningRate).toBe(0.005);
});

test('no device: the badge and a notice say so, and the next attempt opens anew', async () => {
  const fake = createFakeLab();
  fake.client.refuse(new LabError('backend-unavailable', 'No WebGPU here.', 'Choose WASM.'));
  await fake.lab.actions.openDevice();
  expect(fake.lab.getState().device).toMatchObject({ kind: 'failed' });
  expect(fake.lab.getState().notices).toHaveLength(1);
  await fake.lab.actions.openDevice();
  expect(fake.lab.getState().device).toMatchObject({ kind: 'open' });
});

test('a lost device is said and opened anew by the next run', async () => {
  const fake = await measured();
  fake.client.emit({ kind: 'device-lost', reason: 'it was unplugged' });
  expect(fake.lab.getState().notices[0]?.offer).toEqual({ kind: 'reopen' });
  fake.lab.actions.train();
  await settled();
  expect(fake.client.opened).toEqual(['auto', 'auto']);
});

test('a script that asks for what cannot be gets the reason', async () => {
  const settings = { ...defaultSettings, batchSize: 0 };
  const start = { kind: 'shipped' } as const;
  const { lab } = createFakeLab();
  await expect(lab.actions.carryOut([{ method: 'ptq', start, settings }])).rejects.toThrow(
    'Batch size must be between 1 and 512 images.',
  );
});

test('a run that is cancelled while its device opens never starts', async () => {
  const fake = createFakeLab();
  fake.lab.actions.measureBase();
  fake.lab.actions.cancel();
  await settled();
  expect(fake.client.plans).toEqual([]);
  expect(fake.lab.getState().runs).toEqual([]);
});
