import { expect, it } from 'vitest';
import type { Settings } from '../../settings/settings';
import { fakeEvidence, fakeRunEvidence, findingOf } from '../fakeEvidence';
import { fakeWatch } from '../fakeWatch';

/** 100 steps, frozen after half of them; updates are of a thousandth. */
function found(
  ratios: readonly (number | null)[],
  settings: Partial<Settings> = { qatScales: 'lsq' },
) {
  const watch = fakeWatch(ratios.map((scaleRatio) => ({ scaleRatio })));
  return findingOf('step-balance', fakeEvidence(fakeRunEvidence('qat', { watch, settings })));
}

it('is raised by scales that run ahead or lag behind, by the median', () => {
  expect(found([1e-3, 2e-3, 0.05])).toMatchObject({ verdict: 'healthy', value: '2 in conv1' });
  expect(found([0.05, 0.02, 1e-3])?.sentence).toContain('run ahead of its weights');
  expect(found([1e-5, 1e-5, 1e-3])).toMatchObject({
    verdict: 'fault',
    suggestion: { settings: { qatScales: 'observer' } },
  });
});

it('does not look at scales that are frozen, observed, or not watched', () => {
  expect(found([1e-3, 1e-3, 1e-3, 1e-3, 0, 0, 0, 0])?.verdict).toBe('healthy');
  expect(found([0], { qatScales: 'observer' })).toBeNull();
  expect(found([null])).toBeNull();
  expect(found([])).toBeNull();
});
