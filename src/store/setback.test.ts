import { expect, test } from 'vitest';
import { LabError, type LabErrorCode } from '../core/errors';
import { fakeRun } from './fakeRun';
import { setBack } from './setback';
import type { RunRecord } from './state';

const point = (step: number) => ({
  ...{ step, loss: 1, accuracy: 0.5, learningRate: 0.1, elapsedMs: step },
});

const rateChanges = [{ step: 12, peak: 0.2 }];

/** In progress, ten steps beyond its checkpoint at step 10. */
const training: RunRecord = {
  ...fakeRun({ method: 'fp32', correct: 0, rateChanges }),
  status: 'running',
  result: null,
  train: Array.from({ length: 20 }, (_, step) => point(step)),
  heldOut: [0, 10, 20].map((step) => ({ step, loss: 1, accuracy: 0.5 })),
};

const measuring: RunRecord = { ...training, plan: { ...training.plan, method: 'ptq' } };

const error = (code: LabErrorCode) => new LabError(code, 'It broke.', 'Do something.');

test('a run whose device was lost goes on from its checkpoint, its later points forgotten', () => {
  const { run, goesOn } = setBack(training, error('device-lost'), 10, null);
  expect(goesOn).toBe(true);
  expect(run).toMatchObject({ status: 'waiting', problem: null, rateChanges });
  expect(run.train).toHaveLength(10);
  expect(run.heldOut.map(({ step }) => step)).toEqual([0, 10]);
});

test('one that is lost before its first checkpoint, or does not train, starts again', () => {
  for (const lost of [training, measuring]) {
    const { run, goesOn } = setBack(lost, error('device-lost'), 0, null);
    expect(goesOn).toBe(true);
    expect(run).toMatchObject({ status: 'waiting', train: [], heldOut: [] });
  }
});

test('one that is lost twice from the same step stops, and can be resumed', () => {
  expect(setBack(training, error('device-lost'), 10, 5).goesOn).toBe(true);
  const { run, goesOn } = setBack(training, error('device-lost'), 10, 10);
  expect(goesOn).toBe(false);
  expect(run).toMatchObject({ status: 'interrupted', problem: { code: 'device-lost' } });
  expect(run.train).toHaveLength(10);
});

test.each<[LabErrorCode, number, RunRecord, RunRecord['status']]>([
  ['internal', 10, training, 'interrupted'],
  ['internal', 0, training, 'failed'],
  ['internal', 10, measuring, 'failed'],
  ['checkpoint-invalid', 10, training, 'failed'],
  ['bad-setting', 10, training, 'failed'],
  ['data-missing', 10, training, 'interrupted'],
])('%s with a checkpoint at step %d: what becomes of the run', (code, step, stopped, status) => {
  const { run, goesOn } = setBack(stopped, error(code), step, null);
  expect(goesOn).toBe(false);
  expect(run).toMatchObject({ status, problem: { code, message: 'It broke.' }, progress: null });
  // What failed keeps every point that it has.
  if (status === 'failed') expect(run.train).toBe(stopped.train);
});
