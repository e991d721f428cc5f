import { expect, it } from 'vitest';
import type { LayerReport } from '../../run';
import type { WatchedLayer } from '../../watch/watchSample';
import { fakeEvidence, fakeRunEvidence, findingOf } from '../fakeEvidence';
import { fakeLayer } from '../fakeLayer';
import { fakeWatch } from '../fakeWatch';

const found = (parts: readonly Partial<WatchedLayer>[], layer: Partial<LayerReport> = {}) => {
  const watch = fakeWatch(parts);
  const layers = [{ ...fakeLayer, ...layer }];
  return findingOf(
    'oscillation',
    fakeEvidence(fakeRunEvidence('qat', { watch, parts: { layers } })),
  );
};

const restless = { oscillatingShare: 0.05, changedShare: 0.03 };

it('is raised by codes that went to and fro, and still change', () => {
  expect(found([{}, restless])?.verdict).toBe('fault');
  expect(found([restless, { ...restless, changedShare: 0.001 }])?.verdict).toBe('healthy');
  expect(found([{}, { ...restless, oscillatingShare: 0.001 }])?.verdict).toBe('healthy');
});

it('leaves fine codes alone, and needs a watch', () => {
  expect(found([restless], { bits: 8 })).toBeNull();
  expect(found([])).toBeNull();
  expect(found([{ oscillatingShare: null }])).toBeNull();
});
