import { expect, test } from 'vitest';
import type { Settings } from '../core/settings/settings';
import { fakeRun, fakeState } from './fakeRun';
import { hasRates, rateRuns } from './rateRuns';
import type { RunRecord } from './state';

const at = (bits: 8 | 4 | 2, settings: Partial<Settings> = {}) =>
  ({ weightBits: bits, activationBits: bits, ...settings }) as const;

const qat = (correct: number, settings: Partial<Settings>) =>
  fakeRun({ method: 'qat', correct, settings });

const rates = (runs: readonly RunRecord[], settings: Partial<Settings> = {}) =>
  rateRuns(fakeState(runs, settings));

test('runs that differ in rate, bits, optimizer, scales and seed alone make the points', () => {
  const { points } = rates([
    qat(8_900, at(4, { qatLearningRate: 0.001 })),
    qat(8_800, at(2, { qatLearningRate: 0.1, qatOptimizer: 'adam', qatScales: 'lsq', seed: 7 })),
    qat(8_700, at(4, { qatLearningRate: 0.1, qatEpochs: 2 })),
    qat(8_600, { weightBits: 4, activationBits: 8 }),
    fakeRun({ method: 'qat', correct: 1, start: { kind: 'run', runId: 'fp32-1' } }),
  ]);
  expect(points).toEqual([
    {
      learningRate: 0.001,
      bits: 4,
      optimizer: 'momentum',
      scales: 'observer',
      seed: 42,
      correct: 8_900,
      total: 10_000,
    },
    {
      learningRate: 0.1,
      bits: 2,
      optimizer: 'adam',
      scales: 'lsq',
      seed: 7,
      correct: 8_800,
      total: 10_000,
    },
  ]);
});

test('of runs that were done twice the latest counts', () => {
  const { points } = rates([qat(8_900, at(4)), qat(8_910, at(4))]);
  expect(points.map(({ correct }) => correct)).toEqual([8_910]);
});

test('a run whose rate was changed by hand makes no point', () => {
  const rateChanges = [{ step: 4, peak: 0.2 }];
  const { points, controls } = rates([
    { ...qat(8_900, at(4)), rateChanges },
    fakeRun({ method: 'control', correct: 9_000, rateChanges }),
  ]);
  expect([points, controls]).toEqual([[], []]);
});

test('a run that diverged is known, without an accuracy', () => {
  const run = qat(0, at(2, { qatLearningRate: 1 }));
  const { points, diverged } = rates([
    { ...run, status: 'diverged', result: run.result && { ...run.result, evaluation: null } },
  ]);
  expect(points).toEqual([]);
  expect(diverged).toEqual([
    { learningRate: 1, bits: 2, optimizer: 'momentum', scales: 'observer', seed: 42 },
  ]);
});

test('hidden runs are left out, those of other pages are not', () => {
  const { points } = rates([
    { ...qat(8_900, at(4)), shown: false },
    { ...qat(8_800, at(2)), shown: false, aside: true },
  ]);
  expect(points.map(({ bits }) => bits)).toEqual([2]);
});

test('references are means over seeds, of PTQ by width and of the control by rate', () => {
  const control = (correct: number, settings: Partial<Settings>) =>
    fakeRun({ method: 'control', correct, settings });
  const { ptq, controls } = rates([
    fakeRun({ method: 'ptq', correct: 8_000, settings: at(4) }),
    fakeRun({ method: 'ptq', correct: 8_200, settings: at(4, { seed: 43 }) }),
    fakeRun({ method: 'ptq', correct: 4_000, settings: at(2) }),
    control(7_000, { qatLearningRate: 0.1 }),
    control(8_000, { seed: 42, qatLearningRate: 0.01 }),
    control(9_000, { seed: 42, qatLearningRate: 0.01 }),
    control(9_200, { seed: 43, qatLearningRate: 0.01 }),
  ]);
  expect(ptq.map(({ bits, mean, seeds }) => [bits, Number(mean.toFixed(4)), seeds])).toEqual([
    [4, 0.81, 2],
    [2, 0.4, 1],
  ]);
  expect(
    controls.map(({ optimizer, rates: own }) => [
      optimizer,
      ...own.map(({ learningRate, mean }) => [learningRate, Number(mean.toFixed(4))]),
    ]),
  ).toEqual([['momentum', [0.01, 0.91], [0.1, 0.7]]]);
});

test('where the settings have no rates, those of the latest runs at several rates are shown', () => {
  const short = { qatEpochs: 0.5 };
  const runs = [
    qat(8_900, at(4, { ...short, qatLearningRate: 0.01 })),
    qat(8_800, at(4, { ...short, qatLearningRate: 0.1 })),
    qat(8_700, at(4, { qatEpochs: 2 })),
  ];
  expect(rates(runs).points.map(({ correct }) => correct)).toEqual([8_900, 8_800]);
  expect(rates(runs).basis.settings.qatEpochs).toBe(0.5);
  const now = [qat(8_600, at(4)), qat(8_500, at(4, { qatLearningRate: 0.1 }))];
  expect(rates([...now, ...runs]).points.map(({ correct }) => correct)).toEqual([8_600, 8_500]);
});

test('there is something to show from two rates on', () => {
  const one = qat(8_900, at(4, { qatLearningRate: 0.01 }));
  const otherWidth = qat(8_900, at(2, { qatLearningRate: 0.1 }));
  const two = qat(8_900, at(4, { qatLearningRate: 0.1 }));
  expect(hasRates(fakeState([one, otherWidth]))).toBe(false);
  expect(hasRates(fakeState([one, two]))).toBe(true);
});
