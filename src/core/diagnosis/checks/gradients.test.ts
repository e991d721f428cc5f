import { expect, it } from 'vitest';
import type { WatchedLayer } from '../../watch/watchSample';
import { fakeEvidence, fakeRunEvidence, findingOf } from '../fakeEvidence';
import { fakeWatch } from '../fakeWatch';

const found = (id: string, parts: readonly Partial<WatchedLayer>[]) =>
  findingOf(id, fakeEvidence(fakeRunEvidence('qat', { watch: fakeWatch(parts) })));

const healthy = [{}, {}, { gradientNorm: 50 }, {}];

it.each(['vanishing-gradient', 'exploding-gradient'])(
  '%s needs a watch, and is not raised without reason',
  (id) => {
    expect(found(id, [])).toBeNull();
    expect(found(id, [{ gradientNorm: null, updateRatio: 0 }])).toBeNull();
    expect(found(id, healthy)?.verdict).toBe('healthy');
  },
);

it('raises updates that change nothing, once they are the rule', () => {
  const none = { updateRatio: 1e-6 };
  expect(found('vanishing-gradient', [none, {}, {}, {}])?.verdict).toBe('healthy');
  const rule = found('vanishing-gradient', [none, none, none, {}]);
  expect(rule).toMatchObject({ verdict: 'fault', value: '75 % of samples of conv1' });
  expect(rule?.suggestion?.settings.qatLearningRate).toBeCloseTo(0.3, 9);
});

it.each<Partial<WatchedLayer>>([
  { updateRatio: 0.2 },
  { gradientNorm: 101 },
  { gradientNorm: Number.NaN },
])('raises steps that tear a layer apart: %j', (torn) => {
  expect(found('exploding-gradient', [{}, {}, {}, torn])).toMatchObject({
    verdict: 'fault',
    value: '25 % of samples of conv1',
  });
});
