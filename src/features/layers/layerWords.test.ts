import { expect, test } from 'vitest';
import type { LayerReport, RunPlan } from '../../core/run';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import { layerFacts, weightsInWords } from './layerWords';

const plan = (changes: Partial<Settings>, method: 'ptq' | 'qat' = 'ptq'): RunPlan => ({
  runId: 'ptq-1',
  method,
  start: { kind: 'shipped' },
  settings: { ...defaultSettings, ...changes },
});

const layer = (id: string, activation: LayerReport['activation']): LayerReport => ({
  id,
  weightShape: [3, 3, 1, 40],
  bits: 4,
  scale: [0.01, 0.02],
  zeroPoint: [0, 0],
  range: [-0.14, 0.14],
  histogram: [],
  edges: [],
  codes: [-7, 7],
  clippedShare: 0,
  sqnrDb: 20,
  activation,
});

const output = (own: RunPlan, report: LayerReport) =>
  layerFacts(own, report).find(({ name }) => name === 'output')?.value;

const ranged = { scale: 0.05, zeroPoint: 3 };

test.each([
  [{}, 'ptq', 'conv1', ranged, 'A4, scale 0.05, zero point 3'],
  [{ layers: 'conv2.a8' }, 'ptq', 'conv1', ranged, 'A8, scale 0.05, zero point 3'],
  [{ layers: 'conv2.af' }, 'ptq', 'conv1', null, 'float'],
  [{ ptqMode: 'dynamic' }, 'ptq', 'conv1', null, 'A4, ranged batch by batch'],
  [{ ptqMode: 'dynamic' }, 'qat', 'conv1', ranged, 'A4, scale 0.05, zero point 3'],
  [{}, 'ptq', 'dense', null, 'float'],
  [{ logitBits: 6 }, 'ptq', 'dense', ranged, 'A6, scale 0.05, zero point 3'],
] as const)('with %j %s leaves %s as it is said', (changes, method, id, activation, words) => {
  expect(output(plan(changes, method), layer(id, activation))).toBe(words);
});

test('weights say what shares a scale', () => {
  expect(weightsInWords(plan({}), layer('conv1', null))).toBe('W4 per channel');
  expect(
    weightsInWords(
      plan({ weightGranularity: 'tensor', weightScheme: 'affine' }),
      layer('conv1', null),
    ),
  ).toBe('W4 per layer, affine');
});
