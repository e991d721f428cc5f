import { expect, test } from 'vitest';
import { defaultSettings, type Settings } from '../core/settings/settings';
import { draft } from './draft';
import { expected, timeInWords } from './expected';
import { fakeRun } from './fakeRun';

const start = { kind: 'shipped' } as const;

const qat = (changes: Partial<Settings>) => draft('qat', start, { ...defaultSettings, ...changes });

const trained = fakeRun({
  method: 'qat',
  correct: 8_940,
  settings: { qatSteps: 100 },
  result: { steps: 100, trainMs: 4_000, totalMs: 5_000 },
});

test('training takes as long as its steps do, and the rest as long as before', () => {
  const runs = [trained];
  expect(expected([qat({ qatSteps: 200 })], runs)).toEqual({
    ms: 9_000,
    unknown: 0,
    rough: false,
  });
  // 55,000 images in batches of 64 are 859 steps.
  expect(expected([qat({})], runs).ms).toBe(1_000 + 859 * 40);
  expect(expected([qat({ qatFrom: 'scratch' })], runs).ms).toBe(1_000 + 3 * 859 * 40);
});

test('no more images are counted than there are', () => {
  const fitted = (settings: Settings) => ({ ...settings, trainImages: 640 });
  expect(expected([qat({})], [trained], fitted).ms).toBe(1_000 + 10 * 40);
  expect(timeInWords([qat({})], [trained], fitted)).toBe('about 1.4 s');
});

test('the run that is most alike is believed', () => {
  const other = fakeRun({
    method: 'qat',
    correct: 8_940,
    settings: { model: 'cnn-bn', qatSteps: 100 },
    result: { steps: 100, trainMs: 8_000, totalMs: 9_000 },
  });
  const drafts = [qat({ qatSteps: 100 }), qat({ qatSteps: 100, model: 'cnn-bn' })];
  expect(expected(drafts, [trained, other]).ms).toBe(5_000 + 9_000);
});

test('kinds of run that have not been measured are counted', () => {
  const drafts = [draft('ptq', start, defaultSettings), qat({ qatSteps: 100 })];
  expect(expected(drafts, [trained])).toEqual({ ms: 5_000, unknown: 1, rough: false });
});

test('one kind of training is judged by another, and both by testing where nothing has trained', () => {
  const control = draft('control', start, { ...defaultSettings, qatSteps: 200 });
  expect(expected([control], [trained])).toEqual({ ms: 9_000, unknown: 0, rough: true });
  const base = fakeRun({ method: 'base', correct: 9_000 });
  // Testing 10,000 images took 1 ms: a step of 64 images takes three times as long as testing them.
  const { ms, rough } = expected([control], [base]);
  expect(rough).toBe(true);
  expect(ms).toBeCloseTo(1 + (200 * 3 * 64) / 10_000, 9);
});

test('words say how sure the time is', () => {
  const drafts = [qat({ qatSteps: 100 })];
  expect(timeInWords(drafts, [trained])).toBe('about 5.0 s');
  expect(timeInWords([...drafts, draft('ptq', start, defaultSettings)], [trained])).toBe(
    'about 5.0 s for 1, the rest not known yet',
  );
  expect(timeInWords([draft('control', start, defaultSettings)], [trained])).toMatch(/^roughly /);
  expect(timeInWords(drafts, [])).toBe('time not known yet');
});
