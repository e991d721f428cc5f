import { expect, test } from 'vitest';
import { defaultSettings } from '../../../core/settings/settings';
import { changedSince } from './changedSince';

const start = { kind: 'shipped' } as const;
const basis = { start, settings: { ...defaultSettings, qatEpochs: 0.5 } };

test('what a sweep does not go through is told where it has changed', () => {
  const settings = { ...basis.settings, weightBits: 2, qatLearningRate: 1, seed: 7 } as const;
  expect(changedSince({ basis }, { start, settings })).toBeNull();
  expect(changedSince({ basis }, { start, settings: defaultSettings })).toBe(
    'changed since: epochs 0.5 \u2192 1',
  );
  const other = { kind: 'run', runId: 'fp32-1' } as const;
  expect(changedSince({ basis }, { start: other, settings })).toBe('changed since: base model');
});
