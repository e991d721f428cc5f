import { expect, test } from 'vitest';
import { defaultSettings, type Settings } from '../core/settings/settings';
import { expected } from './expected';
import { fakeRun } from './fakeRun';
import { draft } from './plans';

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
  expect(expected([qat({ qatSteps: 200 })], runs)).toEqual({ ms: 9_000, unknown: 0 });
  // 55,000 images in batches of 64 are 859 steps.
  expect(expected([qat({})], runs).ms).toBe(1_000 + 859 * 40);
  expect(expected([qat({ qatFrom: 'scratch' })], runs).ms).toBe(1_000 + 3 * 859 * 40);
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
  expect(expected(drafts, [trained])).toEqual({ ms: 5_000, unknown: 1 });
});
