import { expect, test } from 'vitest';
import { publishedSettings } from '../../../core/published';
import type { Method } from '../../../core/run';
import type { Settings } from '../../../core/settings/settings';
import { fakeRun, fakeState } from '../../../store/fakeRun';
import type { LabState } from '../../../store/state';
import { measurements } from './measurements';

const run = (method: Method, correct: number, settings: Partial<Settings> = {}) =>
  fakeRun({ method, correct, settings });

const at = (state: LabState, bits: number) => {
  const entry = measurements(state).entries.find((own) => own.bits === bits);
  return { ptq: entry?.ptq?.correct ?? null, qat: entry?.qat?.correct ?? null };
};

const w = (bits: 8 | 4 | 2) => ({ weightBits: bits, activationBits: bits }) as const;

test('a line goes through runs that differ in their bits alone', () => {
  const state = fakeState([run('ptq', 8_980, w(8)), run('ptq', 8_950), run('qat', 8_600, w(2))]);
  expect([8, 4, 2].map((bits) => at(state, bits))).toEqual([
    { ptq: 8_980, qat: null },
    { ptq: 8_950, qat: null },
    { ptq: null, qat: 8_600 },
  ]);
});

test('runs of the published scheme are no part of it', () => {
  const published = (method: 'ptq' | 'qat') => publishedSettings({ model: 'cnn', method, bits: 4 });
  const runs = [
    run('ptq', 8_950),
    run('ptq', 7_100, published('ptq')),
    run('qat', 8_940),
    run('qat', 8_100, published('qat')),
  ];
  expect(at(fakeState(runs), 4)).toEqual({ ptq: 8_950, qat: 8_940 });
  expect(at(fakeState(runs, published('ptq')), 4)).toEqual({ ptq: 7_100, qat: 8_100 });
});

test('a setting that a method does not look at takes nothing off its line', () => {
  const state = fakeState([run('ptq', 8_950), run('qat', 8_940)], { qatLearningRate: 0.1 });
  expect(at(state, 4)).toEqual({ ptq: 8_950, qat: null });
});

test('seed and number of images are conditions of measurement, and the latest run counts', () => {
  const state = fakeState([run('ptq', 8_950), run('ptq', 8_930, { seed: 7, testImages: 5_000 })]);
  expect(at(state, 4).ptq).toBe(8_930);
});

test('hidden runs, and those whose rate was changed by hand, are left out', () => {
  const steered = { ...run('qat', 8_950), rateChanges: [{ step: 4, peak: 0.2 }] };
  expect(at(fakeState([steered]), 4).qat).toBeNull();
  expect(at(fakeState([{ ...run('ptq', 8_950), shown: false }]), 4).ptq).toBeNull();
});

test('the control is the one of these settings', () => {
  const runs = [run('control', 8_981), run('control', 8_990, { qatEpochs: 2 })];
  expect(measurements(fakeState(runs)).control?.correct).toBe(8_981);
  expect(measurements(fakeState(runs, w(2))).control?.correct).toBe(8_981);
});
