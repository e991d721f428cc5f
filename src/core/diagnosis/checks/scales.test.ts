import { expect, it } from 'vitest';
import type { Settings } from '../../settings/settings';
import type { WatchedLayer } from '../../watch/watchSample';
import { fakeEvidence, fakeRunEvidence, findingOf } from '../fakeEvidence';
import { fakeWatch } from '../fakeWatch';

const following: Partial<Settings> = { weightRange: 'min-max', activationRange: 'moving-average' };

/** 100 steps, frozen after half of them, with samples at 0, 16, 32, ... */
const found = (
  id: string,
  parts: readonly Partial<WatchedLayer>[],
  settings: Partial<Settings> = {},
) =>
  findingOf(
    id,
    fakeEvidence(
      fakeRunEvidence('qat', { watch: fakeWatch(parts), settings: { ...following, ...settings } }),
    ),
  );

const inputs = (scales: readonly number[]) => scales.map((inputScale) => ({ inputScale }));

it.each(['never-frozen', 'range-drift'])('%s does not concern ranges that stand still', (id) => {
  const settings = { weightRange: 'mse', activationRange: 'mse' } as const;
  expect(found(id, inputs([1, 2]), settings)).toBeNull();
});

it('raises observers that are never frozen, with how far a scale moved where it was watched', () => {
  const never = { freezeAt: 100 };
  expect(found('never-frozen', [], never)).toMatchObject({ verdict: 'fault', value: 'never' });
  const watched = found('never-frozen', inputs([1, 1, 1.1]), never);
  expect(watched?.value).toBe('never, 10.00 % of a scale at the last');
  expect(watched?.suggestion?.settings).toEqual({ freezeAt: 50 });
});

it('raises a scale that moved after the freeze', () => {
  const still = inputs([1, 1.1, 1.2, 1.21, 1.22, 1.22, 1.22]);
  expect(found('never-frozen', still)?.verdict).toBe('healthy');
  const moved = found('never-frozen', inputs([1, 1, 1, 1, 1, 1.01, 1.01]));
  expect(moved).toMatchObject({ verdict: 'fault', value: '1.00 % at step 80' });
  expect(found('never-frozen', [])?.verdict).toBe('healthy');
});

it('raises ranges that were frozen on the move', () => {
  expect(found('range-drift', inputs([1, 1.5, 1.9, 2.4, 2.4]))).toMatchObject({
    verdict: 'fault',
    value: '26.3 % for the input of conv1',
    suggestion: { settings: { freezeAt: 75 } },
  });
  expect(found('range-drift', inputs([1, 1.5, 1.9, 1.95, 2.4]))?.verdict).toBe('healthy');
  expect(found('range-drift', [])).toBeNull();
  expect(found('range-drift', inputs([1, 2]), { qatScales: 'lsq' })).toBeNull();
});
