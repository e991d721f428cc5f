import { expect, it } from 'vitest';
import { LabError } from '../core/errors';
import { fakeSensitivities } from '../core/sensitivity/fakeReports';
import { createFakeLab, settled } from './fakeLab';
import { fakeRun } from './fakeRun';

const run = fakeRun({ method: 'ptq', correct: 9_000, runId: 'ptq-1' });

it('keeps what a study found, and does not begin it twice', async () => {
  let asked = 0;
  const { lab } = createFakeLab(undefined, {
    sensitivities: async () => {
      asked += 1;
      return fakeSensitivities;
    },
  });
  lab.setState({ runs: [run] });
  lab.actions.study('sensitivity', 'ptq-1');
  lab.actions.study('sensitivity', 'ptq-1');
  expect(lab.getState().studies.sensitivity['ptq-1']).toMatchObject({ kind: 'working' });
  await settled();
  lab.actions.study('sensitivity', 'ptq-1');
  const value = fakeSensitivities;
  expect(lab.getState().studies.sensitivity['ptq-1']).toEqual({ kind: 'answered', value });
  expect(asked).toBe(1);
});

it('shows progress, says why it failed, and begins again', async () => {
  const error = new LabError('network-gone', 'It is gone.', 'Run it again.');
  let fail = (_error: LabError) => {};
  const { lab, client } = createFakeLab(undefined, {
    mixedPrecision: () =>
      new Promise((_, no) => {
        fail = no;
      }),
  });
  lab.setState({ runs: [run] });
  lab.actions.study('mixedPrecision', 'ptq-1');
  await settled();
  const event = { kind: 'inspecting', id: 'inspection-1', phase: 'evaluating' } as const;
  client.emit({ ...event, done: 1, total: 2, examplesPerSecond: null, secondsLeft: null });
  const now = () => lab.getState().studies.mixedPrecision['ptq-1'];
  expect(now()).toMatchObject({ kind: 'working', progress: { done: 1, total: 2 } });
  lab.actions.cancelStudy('mixedPrecision', 'ptq-1');
  expect(client.steered).toEqual([['inspection-1', 'cancel']]);
  fail(error);
  await settled();
  expect(now()).toEqual({ kind: 'failed', problem: error.toData() });
  lab.actions.study('mixedPrecision', 'ptq-1');
  expect(now()).toMatchObject({ kind: 'working' });
});
