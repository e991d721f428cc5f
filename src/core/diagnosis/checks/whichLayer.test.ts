import { expect, it } from 'vitest';
import { fakeSensitivities } from '../../sensitivity/fakeReports';
import { fakeEvidence, fakeRunEvidence, findingOf } from '../fakeEvidence';
import { fakeProbe } from '../fakeProbe';

const costly = {
  ...fakeProbe,
  alone: [
    { id: 'conv1', correct: 905 },
    { id: 'dense', correct: 820 },
  ],
};

it('names the layer that costs most, and leaves it at 8 bits beside what was set', () => {
  const own = fakeRunEvidence('ptq', { settings: { layers: 'conv1.w6' } });
  const found = findingOf('which-layer', fakeEvidence(own, { probe: costly }));
  expect(found).toMatchObject({ verdict: 'fault', value: 'dense \u22129.0 points' });
  expect(found?.suggestion?.settings.layers).toBe('conv1.w6_dense.w8.a8');
});

it('has nothing to offer where the layer has 8 bits', () => {
  const own = fakeRunEvidence('ptq', { settings: { layers: 'dense.w8.a8' } });
  const found = findingOf('which-layer', fakeEvidence(own, { probe: costly }));
  expect(found).toMatchObject({ verdict: 'fault', suggestion: null });
});

it('goes by a study at the bits of the run where its network has not been looked into', () => {
  const found = (settings: object, correct: number) => {
    const cells = fakeSensitivities.cells.map((cell) => ({ ...cell, correct }));
    const own = fakeRunEvidence('ptq', { settings });
    return findingOf(
      'which-layer',
      fakeEvidence(own, { sensitivity: { ...fakeSensitivities, cells } }),
    );
  };
  expect(found({}, 700)?.verdict).toBe('fault');
  expect(found({}, 899)?.verdict).toBe('healthy');
  expect(found({ weightBits: 4, activationBits: 8 }, 700)).toBeNull();
});
