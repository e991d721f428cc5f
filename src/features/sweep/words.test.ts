import { expect, test } from 'vitest';
import { fakeRun, fakeState } from '../../store/fakeRun';
import { sweepStanding } from '../../store/sweepRuns';
import { kindsInWords, ratesInWords, standingInWords } from './words';

const state = fakeState([fakeRun({ method: 'base', correct: 9_000 })]);

test('kinds of runs are counted, those that train first', () => {
  expect(kindsInWords(sweepStanding(state).plans.values())).toBe(
    '15 QAT, 5 FP32 control, 3 PTQ and 1 FP32 base',
  );
});

test('many rates are cut short', () => {
  expect(ratesInWords({ rates: [0.0001, 0.01] })).toBe('2 rates: 1e-4, 0.01');
  const many = Array.from({ length: 20 }, (_, index) => (index + 1) / 100);
  expect(ratesInWords({ rates: many })).toMatch(/^20 rates: .*, 0\.11, \u2026, 0\.2$/);
});

test('words say how far the sweep is, and how long the rest takes', () => {
  expect(standingInWords(sweepStanding(state), state.runs)).toMatch(
    /^1 of 24 runs are there\. 23 runs to go, roughly /,
  );
  const empty = fakeState([]);
  expect(standingInWords(sweepStanding(empty), [])).toBe('24 runs, time not known yet.');
});

test('a sweep that is there says so, with what diverged', () => {
  const { plans } = sweepStanding(state);
  const runs = [...plans.values()].map(({ method, settings }, index) => {
    const run = fakeRun({ method, correct: 8_900, settings });
    return index > 21 ? { ...run, status: 'diverged' as const } : run;
  });
  expect(standingInWords(sweepStanding(fakeState(runs)), runs)).toBe(
    'All 24 runs are there, 2 of them diverged.',
  );
});
