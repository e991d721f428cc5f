import { expect, test } from 'vitest';
import { graphSource, networkGraph } from '../../../core/graph/networkGraph';
import { modelOf } from '../../../core/model/models';
import { fakeSensitivities } from '../../../core/sensitivity/fakeReports';
import type { SensitivityReport } from '../../../core/sensitivity/report';
import { defaultSettings, type Settings } from '../../../core/settings/settings';
import { nodeFacts } from './nodeFacts';
import { nodeLines } from './nodeLines';
import { nodeName, nodeType } from './nodeWords';

function nodeOf(
  id: string,
  settings: Partial<Settings> = {},
  sensitivity: SensitivityReport | null = null,
) {
  const source = graphSource(modelOf({ ...defaultSettings, model: 'cnn-bn' }), 'ptq', {
    ...defaultSettings,
    ...settings,
  });
  const activations = [
    { layerId: 'conv2', bits: 4, codes: [0, 15], scale: 0.05, zeroPoint: 3 },
  ] as const;
  const { nodes } = networkGraph({ ...source, layers: [], activations, sensitivity });
  const node = nodes.find((candidate) => candidate.id === id);
  if (!node) throw new RangeError(`the graph has no ${id}`);
  return node;
}

const factsOf = (id: string, settings?: Partial<Settings>) =>
  Object.fromEntries(nodeFacts(nodeOf(id, settings)).map(({ name, value }) => [name, value]));

test('a convolution says what it is, takes and holds', () => {
  expect(factsOf('conv2')).toEqual({
    type: '3\u00d73 convolution',
    input: '13\u00d713\u00d740',
    output: '11\u00d711\u00d740',
    kernel: '3\u00d73',
    stride: '1',
    padding: 'none',
    weights: '14,400, 4 bits',
    biases: '40, 32-bit at the scale of the products',
    'multiply-adds': '1,742,400',
    size: '7.2 KB',
    'batch normalization': 'folded in',
  });
  expect(factsOf('dense')).not.toHaveProperty('kernel');
  expect(factsOf('conv1', { layers: 'conv1.float' })).toMatchObject({
    weights: '360, float',
    biases: '40, float',
  });
});

test('a quantizer has its figures once there are any', () => {
  expect(factsOf('conv2/input')).toEqual({
    bits: '4',
    codes: '0 to 15',
    scales: 'one',
    scale: '0.05',
    'zero point': '3',
    range: '\u22120.15 to 0.6',
    'range from': 'MSE',
    size: '5 B',
  });
  expect(factsOf('conv2/weights')).toMatchObject({
    codes: '\u22127 to 7',
    scales: '40, one per channel',
    scale: 'known once it has run',
  });
  expect(factsOf('dense/input', { ptqMode: 'dynamic' })).toMatchObject({
    scale: 'every batch has its own',
    'range from': 'each batch',
  });
});

test('a layer whose sensitivity was measured says it, on its node too', () => {
  const node = nodeOf('dense', {}, fakeSensitivities);
  expect(nodeFacts(node).slice(-2)).toEqual([
    { name: 'sensitivity', value: 'error 0.125 at 4 bits' },
    { name: 'alone costs', value: '1.10 points of accuracy at 4 bits' },
  ]);
  for (const detail of ['brief', 'full'] as const) {
    expect(nodeLines(node, detail).at(-1)).toBe('error 0.125 at 4 bits');
  }
});

test('nodes carry the words for their place', () => {
  const words = (id: string) => {
    const node = nodeOf(id);
    return [nodeName(node), nodeType(node), ...nodeLines(node, 'brief')];
  };
  expect(words('image')).toEqual(['image', 'what enters the network', '28\u00d728\u00d71']);
  expect(words('conv1/max-pool')).toEqual(['max-pool 2\u00d72', 'after conv1']);
  expect(words('conv1/weights')).toEqual([
    'W4 weights',
    'quantizer of the weights of conv1',
    '40 scales',
  ]);
  expect(nodeLines(nodeOf('conv1'), 'full').at(-1)).toBe('340 B, batch norm folded in');
});
