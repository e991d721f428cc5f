// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { fakeResult } from '../client/fakeClient';
import { defaultSettings, type Settings } from '../core/settings/settings';
import { createFakeLab, type FakeLab, settled } from './fakeLab';
import { activeRun, waitingRuns } from './selectors';

const names = ({ lab }: FakeLab) =>
  lab.getState().runs.map(({ plan, status }) => `${plan.runId} ${status}`);

async function measured(settings?: Settings): Promise<FakeLab> {
  const fake = createFakeLab(settings);
  fake.lab.actions.measureBase();
  await settled();
  await fake.client.finish(fakeResult());
  return fake;
}

test('the base is measured on the device of the settings, once', async () => {
  const fake = await measured({ ...defaultSettings, backend: 'wasm' });
  fake.lab.actions.measureBase();
  expect(names(fake)).toEqual(['base-1 finished']);
  expect(fake.client.opened).toEqual(['wasm']);
  expect(fake.lab.getState().device).toMatchObject({ kind: 'open' });
});

test('one run at a time: PTQ at five widths waits its turn', async () => {
  const fake = await measured();
  fake.lab.actions.quantize();
  await settled();
  expect(activeRun(fake.lab.getState())?.plan.settings.weightBits).toBe(8);
  expect(waitingRuns(fake.lab.getState())).toHaveLength(4);
  for (let run = 0; run < 5; run++) await fake.client.finish(fakeResult());
  expect(fake.client.plans.map(({ settings }) => settings.activationBits).slice(1)).toEqual([
    8, 6, 4, 3, 2,
  ]);
  expect(waitingRuns(fake.lab.getState())).toHaveLength(0);
});

test('different widths for weights and activations are measured besides', async () => {
  const fake = await measured({ ...defaultSettings, activationBits: 8 });
  fake.lab.actions.quantize();
  const last = fake.lab.getState().runs.at(-1)?.plan.settings;
  expect(fake.lab.getState().runs).toHaveLength(7);
  expect([last?.weightBits, last?.activationBits]).toEqual([4, 8]);
});

test('QAT brings the PTQ and the control that it is compared with, but not twice', async () => {
  const fake = await measured();
  fake.lab.actions.runQat();
  await settled();
  expect(names(fake).slice(1)).toEqual(['ptq-1 running', 'qat-1 waiting', 'control-1 waiting']);
  for (let run = 0; run < 3; run++) await fake.client.finish(fakeResult());
  fake.lab.actions.runQat();
  expect(names(fake).slice(4)).toEqual(['qat-2 running']);
});

test('changing a setting leaves the run in progress alone; a restart uses it', async () => {
  const fake = await measured();
  fake.lab.actions.train();
  await settled();
  fake.lab.actions.changeSetting('learningRate', 0.01);
  expect(activeRun(fake.lab.getState())?.plan.settings.learningRate).toBe(0.05);
  fake.lab.actions.restartWithChanges();
  await settled();
  expect(names(fake).slice(1)).toEqual(['fp32-1 cancelled', 'fp32-2 running']);
  expect(activeRun(fake.lab.getState())?.plan.settings.learningRate).toBe(0.01);
});

test('reset forgets the curve and waits with the same plan', async () => {
  const fake = await measured();
  fake.lab.actions.train();
  await settled();
  const before = activeRun(fake.lab.getState())?.plan;
  fake.lab.actions.reset();
  await settled();
  expect(names(fake).slice(1)).toEqual(['fp32-2 waiting']);
  expect(fake.lab.getState().runs[1]?.plan.settings).toBe(before?.settings);
  expect(fake.client.plans).toHaveLength(2);
  fake.lab.actions.runOrPause();
  await settled();
  expect(names(fake).slice(1)).toEqual(['fp32-2 running']);
});

test('step with nothing running starts QAT, paused after one step', async () => {
  const fake = await measured();
  fake.lab.actions.step();
  await settled();
  expect(fake.client.plans.at(-1)?.method).toBe('qat');
  expect(fake.client.steered).toEqual([
    ['qat-1', 'pause'],
    ['qat-1', 'step'],
  ]);
});

test('Space pauses what runs and resumes what is paused', async () => {
  const fake = await measured();
  fake.lab.actions.train();
  await settled();
  fake.lab.actions.runOrPause();
  fake.client.emit({ kind: 'paused', runId: 'fp32-1', paused: true });
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(names(fake)[1]).toBe('fp32-1 paused');
  fake.lab.actions.runOrPause();
  expect(fake.client.steered.map(([, command]) => command)).toEqual(['pause', 'resume']);
});

test('a trained network can be the base, and no longer once it is deleted', async () => {
  const fake = await measured();
  fake.lab.actions.train();
  await settled();
  await fake.client.finish(fakeResult());
  fake.lab.actions.chooseStart({ kind: 'run', runId: 'fp32-1' });
  fake.lab.actions.quantize();
  await settled();
  expect(fake.client.plans.at(-1)?.start).toEqual({ kind: 'run', runId: 'fp32-1' });
  fake.lab.actions.cancelWaiting();
  fake.lab.actions.remove(['fp32-1']);
  expect(fake.lab.getState().start).toEqual({ kind: 'shipped' });
});

test('an unlocked seed is drawn anew for every new run', async () => {
  const fake = await measured();
  fake.lab.actions.lockSeed(false);
  fake.lab.actions.train();
  fake.lab.actions.train();
  const seeds = fake.lab
    .getState()
    .runs.slice(1)
    .map(({ plan }) => plan.settings.seed);
  expect(new Set([...seeds, 42]).size).toBe(3);
});

test('choosing another model measures its base', async () => {
  const fake = await measured();
  fake.lab.actions.changeSetting('model', 'cnn-bn');
  await settled();
  expect(fake.client.plans.at(-1)).toMatchObject({ method: 'base', settings: { model: 'cnn-bn' } });
});

test('a script gets the records of exactly the runs that it asked for', async () => {
  const fake = createFakeLab();
  const start = { kind: 'shipped' } as const;
  const done = fake.lab.actions.carryOut([{ method: 'ptq', start, settings: defaultSettings }]);
  await settled();
  await fake.client.finish(fakeResult({ sizeBytes: 7 }));
  const [record] = await done;
  expect(record).toMatchObject({ status: 'finished', result: { sizeBytes: 7 } });
});
