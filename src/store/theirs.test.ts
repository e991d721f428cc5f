import { expect, test } from 'vitest';
import { defaultSettings } from '../core/settings/settings';
import { draft } from './draft';
import { expected } from './expected';
import { fakeRun, fakeState } from './fakeRun';
import { figuresOf } from './figures';
import { nameOf } from './names';
import { latestAttempt, missing, runsFrom } from './plans';
import { possibleStarts, resettableRun, startEvaluation } from './selectors';

const sender = { via: 'link', browser: 'Firefox 140' } as const;
const ptq = fakeRun({ method: 'ptq', correct: 8_900, sender });
const base = fakeRun({ method: 'base', correct: 9_000, sender });
const ownBase = fakeRun({ method: 'base', correct: 9_100 });
const shipped = { kind: 'shipped' } as const;

test('what others measured does not stand for a run here', () => {
  const wanted = draft('ptq', shipped, defaultSettings);
  expect(missing([wanted], [ptq])).toEqual([wanted]);
  expect(latestAttempt(wanted, [ptq])).toBeNull();
  expect(runsFrom(shipped, defaultSettings, [ptq])).toEqual([]);
  expect(expected([wanted], [ptq])).toEqual({ ms: 0, unknown: 1, rough: false });
});

test('their networks are not here: nothing starts from them, nothing of theirs is reset', () => {
  const trained = fakeRun({ method: 'fp32', correct: 9_000, sender });
  expect(possibleStarts(fakeState([trained]))).toEqual([]);
  expect(resettableRun(fakeState([{ ...trained, status: 'cancelled' }]))).toBeNull();
  expect(startEvaluation(fakeState([base]))).toBeNull();
});

test('their differences are against their base model, and against ours where they sent none', () => {
  expect(figuresOf(ptq, [base, ptq, ownBase]).deltaPoints).toBeCloseTo(-1, 10);
  expect(figuresOf(ptq, [ptq, ownBase]).deltaPoints).toBeCloseTo(-2, 10);
});

test('their names say so', () => {
  expect(nameOf(ptq)).toBe('PTQ W4A4, theirs');
  expect(nameOf({ ...ptq, name: 'the best' })).toBe('the best, theirs');
});
