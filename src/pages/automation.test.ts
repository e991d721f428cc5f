// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { fakeDevice, fakeResult } from '../client/fakeClient';
import { LabError } from '../core/errors';
import { createFakeLab, settled } from '../store/fakeLab';
import { fakeRun } from '../store/fakeRun';
import { createAutomation } from './automation';

test('the device is reported once it is open', async () => {
  const { lab } = createFakeLab();
  const { ready } = createAutomation(lab);
  await lab.actions.openDevice();
  await expect(ready).resolves.toEqual(fakeDevice);
});

test('a device that cannot be opened is an error for the script too', async () => {
  const { lab, client } = createFakeLab();
  const { ready } = createAutomation(lab);
  client.refuse(new LabError('backend-unavailable', 'No WebGPU here.', 'Choose WASM.'));
  await lab.actions.openDevice();
  await expect(ready).rejects.toThrow('No WebGPU here.');
});

test('a run made by a script appears on the page and comes back whole', async () => {
  const { lab, client } = createFakeLab();
  const automation = createAutomation(lab);
  const done = automation.run({ method: 'ptq', settings: { weightBits: 6 } });
  await settled();
  expect(lab.getState().runs).toHaveLength(1);
  expect(automation.progress()).toMatchObject({ runId: 'ptq-1', text: 'starting' });
  await client.finish(fakeResult());
  const record = await done;
  expect(record.plan.settings).toEqual({ ...automation.defaults, weightBits: 6 });
  expect(record.device).toEqual(fakeDevice);
  expect(structuredClone(record)).toEqual(record);
  expect(automation.progress()).toBeNull();
});

test('a run that fails rejects with its reason', async () => {
  const { lab, client } = createFakeLab();
  const done = createAutomation(lab).run({ method: 'base' });
  const reason = expect(done).rejects.toMatchObject({ code: 'data-missing', next: 'Get them.' });
  await settled();
  await client.fail(new LabError('data-missing', 'No test images.', 'Get them.'));
  await reason;
});

test('verification fills in the settings that a script leaves out', async () => {
  const { lab, client } = createFakeLab();
  const verify = vi.spyOn(client, 'verify');
  const { defaults, verify: ask } = createAutomation(lab);
  const images = { first: 500, count: 250 };
  await expect(ask({ weightBits: 2 }, images)).resolves.toMatchObject({ images: 250 });
  expect(verify.mock.calls[0]?.[0]).toMatchObject({
    method: 'ptq',
    start: { kind: 'shipped' },
    settings: { ...defaults, weightBits: 2 },
  });
  expect(verify.mock.calls[0]?.[1]).toEqual(images);
});

test('weights come as base64', async () => {
  const { lab } = createFakeLab();
  await expect(createAutomation(lab).exportCheckpoint('fp32-1')).resolves.toBe('AQID');
});

test('runs that a script loads are on the page, each under an id of its own', async () => {
  const { lab } = createFakeLab();
  const automation = createAutomation(lab);
  const run = fakeRun({ method: 'qat', correct: 8_900, runId: 'loaded-1' });
  await automation.loadRuns([run]);
  expect(lab.getState().runs).toEqual([run]);
  await expect(automation.loadRuns([run])).rejects.toThrow('There is a run loaded-1 already.');
});
