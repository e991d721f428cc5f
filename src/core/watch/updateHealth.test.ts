import { expect, it } from 'vitest';
import { ailingSteps } from './updateHealth';
import type { WatchedLayer, WatchSample } from './watchSample';

const layer = (parts: Partial<WatchedLayer> = {}): WatchedLayer => ({
  id: 'conv1',
  gradientNorm: 1,
  updateRatio: 1e-3,
  clippedShare: null,
  changedShare: null,
  oscillatingShare: null,
  weightScale: null,
  scaleRatio: null,
  inputScale: null,
  ...parts,
});

const samples = (parts: readonly Partial<WatchedLayer>[], learningRate = 0.1): WatchSample[] =>
  parts.map((own, step) => ({ step, learningRate, layers: [layer(own)] }));

it('finds nothing wrong with updates of a thousandth of the weights', () => {
  expect(ailingSteps(samples([{}, { gradientNorm: 50 }, {}]))).toEqual([]);
  expect(ailingSteps([])).toEqual([]);
});

it('finds updates that are too small or too large, and no number', () => {
  const found = ailingSteps(
    samples([{ updateRatio: 1e-6 }, { updateRatio: 0.2 }, { updateRatio: Number.NaN }]),
  );
  expect(found).toEqual([
    { layerId: 'conv1', step: 0, ailment: 'vanishing' },
    { layerId: 'conv1', step: 1, ailment: 'exploding' },
    { layerId: 'conv1', step: 2, ailment: 'exploding' },
  ]);
});

it('finds a gradient a hundred times the median of its layer', () => {
  const found = ailingSteps(samples([{}, {}, {}, { gradientNorm: 101 }]));
  expect(found).toEqual([{ layerId: 'conv1', step: 3, ailment: 'exploding' }]);
});

it('does not mind small updates where the schedule wants them, nor a frozen layer', () => {
  const late = samples([{ updateRatio: 1e-7 }], 0.001).map((own) => ({ ...own, step: 9 }));
  expect(ailingSteps([...samples([{}]), ...late])).toEqual([]);
  expect(ailingSteps(samples([{ gradientNorm: null, updateRatio: 0 }]))).toEqual([]);
});
