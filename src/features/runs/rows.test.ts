import { expect, test } from 'vitest';
import { fakeRun } from '../../store/fakeRun';
import { isPinned, rowsOf } from './rows';

const base = fakeRun({ method: 'base', runId: 'base-1', correct: 9_085 });
const ptq = fakeRun({ method: 'ptq', runId: 'ptq-1', correct: 8_950 });
const qat = fakeRun({ method: 'qat', runId: 'qat-1', correct: 9_010 });
const slow = fakeRun({
  method: 'qat',
  runId: 'qat-2',
  correct: 8_900,
  settings: { qatLearningRate: 0.003, seed: 7 },
});
const runs = [base, ptq, qat, slow];

test('without a pinned run differences are against FP32, and words against the first of the method', () => {
  const rows = rowsOf(runs, null);
  expect(rows.map(({ deltaPoints }) => deltaPoints?.toFixed(2))).toEqual([
    undefined,
    '-1.35',
    '-0.75',
    '-1.85',
  ]);
  expect(rows[3]?.against()).toBe(
    'seed 42 \u2192 7, learning rate / 10, bits 32 \u2192 4, 1 epoch',
  );
  expect(rows[3]?.againstSeeds()).toBe('learning rate / 10, bits 32 \u2192 4, 1 epoch');
});

test('with a pinned run both are against that one', () => {
  const rows = rowsOf(runs, 'qat-1');
  expect(rows.map(({ deltaPoints }) => deltaPoints?.toFixed(2))).toEqual([
    '0.75',
    '-0.60',
    undefined,
    '-1.10',
  ]);
  expect(rows.map((row) => row.against())).toEqual([
    'QAT \u2192 FP32 base',
    'QAT \u2192 PTQ',
    'pinned baseline',
    'seed 42 \u2192 7, learning rate / 10',
  ]);
  expect(rows.map(isPinned)).toEqual([false, false, true, false]);
});

test('a pinned run that was deleted no longer counts', () => {
  expect(rowsOf(runs, 'gone-1')[1]?.deltaPoints?.toFixed(2)).toBe('-1.35');
});

test('rows stay the same objects until something that they say changes', () => {
  const before = rowsOf(runs, null);
  const named = runs.map((run) => (run === qat ? { ...run, name: 'mine' } : run));
  const after = rowsOf(named, null);
  expect(after.map((row, index) => row === before[index])).toEqual([true, true, false, true]);
  expect(rowsOf(runs, 'ptq-1').some((row) => before.includes(row))).toBe(false);
});
