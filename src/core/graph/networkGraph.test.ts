import { describe, expect, it } from 'vitest';
import { type ModelId, modelOf, models } from '../model/models';
import { floatSizeBytes, quantizedSizeBytes } from '../model/size';
import type { Method } from '../run';
import { schemeOf } from '../scheme/schemeOf';
import { defaultSettings, type Settings } from '../settings/settings';
import type { GraphNode, NetworkGraph } from './graphNode';
import { graphSource, networkGraph } from './networkGraph';

const nothing = { layers: [], activations: [], sensitivity: null };

function graphOf(model: ModelId, method: Method, changes: Partial<Settings> = {}): NetworkGraph {
  const settings = { ...defaultSettings, model, ...changes };
  return networkGraph({ ...graphSource(modelOf(settings), method, settings), ...nothing });
}

const ids = ({ nodes }: NetworkGraph) => nodes.map(({ id }) => id);

function nodeOf<K extends GraphNode['kind']>({ nodes }: NetworkGraph, id: string, kind: K) {
  const isWanted = (node: GraphNode): node is Extract<GraphNode, { kind: K }> =>
    node.id === id && node.kind === kind;
  return nodes.find(isWanted);
}

const bytesOf = ({ nodes }: NetworkGraph) =>
  nodes.reduce((sum, node) => sum + ('bytes' in node ? node.bytes : 0), 0);

describe('networkGraph', () => {
  it('goes from the image to the logits, each quantizer where it acts', () => {
    expect(ids(graphOf('cnn', 'ptq'))).toEqual([
      'image',
      'conv1/input',
      'conv1/weights',
      'conv1',
      'conv1/relu',
      'conv1/max-pool',
      'conv2/input',
      'conv2/weights',
      'conv2',
      'conv2/relu',
      'conv2/max-pool',
      'dense/input',
      'dense/weights',
      'dense',
      'logits',
    ]);
  });

  it.each(models.map(({ id }) => id))('joins every node of %s to the logits', (id) => {
    for (const method of ['base', 'ptq', 'qat', 'control'] as const) {
      const { nodes, edges } = graphOf(id, method, { logitBits: 8 });
      const known = new Set(nodes.map((node) => node.id));
      expect(edges.every(({ from, to }) => known.has(from) && known.has(to))).toBe(true);
      const leaving = nodes.map((node) => edges.filter(({ from }) => from === node.id).length);
      expect(leaving).toEqual(nodes.map(({ kind }) => (kind === 'logits' ? 0 : 1)));
    }
  });

  it('follows a stack of dense layers, each quantizer before the ReLU that it is put before', () => {
    const inStack = (changes: Partial<Settings>) =>
      ids(graphOf('cnn-bn', 'ptq', { dataset: 'cifar-10', ...changes })).filter((id) =>
        /^dense|logits/.test(id),
      );
    const ofLayer = (id: string) => [`${id}/input`, `${id}/weights`, id];
    expect(inStack({})).toEqual([
      ...[...ofLayer('dense1'), 'dense1/relu'],
      ...[...ofLayer('dense2'), 'dense2/relu'],
      ...[...ofLayer('dense3'), 'logits'],
    ]);
    expect(inStack({ activationPoint: 'before-relu' }).slice(1)).toEqual([
      ...['dense1/weights', 'dense1', 'dense2/input', 'dense1/relu'],
      ...['dense2/weights', 'dense2', 'dense3/input', 'dense2/relu'],
      ...['dense3/weights', 'dense3', 'logits'],
    ]);
  });

  it('says what each layer is and takes', () => {
    const graph = graphOf('cnn', 'ptq');
    expect(nodeOf(graph, 'conv2', 'layer')).toMatchObject({
      type: 'conv',
      input: [13, 13, 40],
      output: [11, 11, 40],
      window: { kernel: 3, stride: 1, padding: 0 },
      weights: 14_400,
      biases: 40,
      multiplyAdds: 11 * 11 * 3 * 3 * 40 * 40,
      bytes: 14_400 / 2 + 160,
      weightBits: 4,
      bias: { kind: 'product', bits: 32 },
      normalization: 'none',
    });
    expect(nodeOf(graph, 'conv2/max-pool', 'operation')).toMatchObject({
      input: [11, 11, 40],
      output: [5, 5, 40],
      window: { size: 2, stride: 2 },
    });
    const dense = nodeOf(graph, 'dense', 'layer');
    expect(dense).toMatchObject({ multiplyAdds: 10_000, window: null, output: [10] });
  });

  it.each(models.map(({ id }) => id))('takes as many bytes as the whole of %s', (id) => {
    const cases: Partial<Settings>[] = [
      {},
      { weightBits: 3, weightGranularity: 'tensor', weightScheme: 'affine', logitBits: 6 },
      { layers: 'conv1.float_conv2.w8.af', bias: 'own', biasBits: 8 },
      { ptqMode: 'dynamic-dense' },
    ];
    for (const changes of cases) {
      const settings = { ...defaultSettings, model: id, ...changes };
      const whole = quantizedSizeBytes(
        modelOf({ ...defaultSettings, model: id }),
        schemeOf(settings, 'ptq'),
      );
      expect(bytesOf(graphOf(id, 'ptq', changes))).toBe(whole);
    }
    expect(bytesOf(graphOf(id, 'control'))).toBe(
      floatSizeBytes(modelOf({ ...defaultSettings, model: id })),
    );
  });

  it('leaves out the quantizers of what stays in float', () => {
    const graph = graphOf('cnn', 'ptq', { layers: 'conv1.float_dense.wf' });
    const quantizers = graph.nodes.filter(({ kind }) => kind === 'quantizer');
    expect(quantizers.map(({ id }) => id)).toEqual(['conv2/input', 'conv2/weights', 'dense/input']);
    expect(nodeOf(graph, 'conv1', 'layer')).toMatchObject({
      weightBits: null,
      bias: { kind: 'float' },
      bytes: 4 * (360 + 40),
    });
    expect(nodeOf(graph, 'conv2', 'layer')?.bias).toEqual({ kind: 'product', bits: 32 });
  });

  it('quantizes before ReLU where the scheme says so, but not the image', () => {
    const order = ids(graphOf('cnn', 'qat', { activationPoint: 'before-relu' }));
    expect(order.slice(0, 7)).toEqual([
      'image',
      'conv1/input',
      'conv1/weights',
      'conv1',
      'conv2/input',
      'conv1/relu',
      'conv1/max-pool',
    ]);
  });

  it('shows batch normalization where it is computed, and says where it is folded', () => {
    const state = (method: Method, changes: Partial<Settings> = {}) =>
      nodeOf(graphOf('cnn-bn', method, changes), 'conv1', 'layer')?.normalization;
    expect(state('base')).toBe('separate');
    expect(state('ptq')).toBe('folded');
    expect(state('qat')).toBe('folded');
    expect(state('qat', { foldMode: 'live' })).toBe('live');
    expect(state('control', { foldMode: 'live' })).toBe('separate');
    expect(ids(graphOf('cnn-bn', 'base')).slice(1, 4)).toEqual([
      'conv1',
      'conv1/batch-norm',
      'conv1/relu',
    ]);
    expect(nodeOf(graphOf('cnn-bn', 'base'), 'conv1', 'layer')?.biases).toBe(0);
    expect(nodeOf(graphOf('cnn-bn', 'ptq'), 'dense', 'layer')?.normalization).toBe('none');
  });

  it('gives quantizers the figures of the run', () => {
    const source = graphSource(modelOf({ ...defaultSettings, model: 'cnn' }), 'ptq', {
      ...defaultSettings,
      logitBits: 8,
    });
    const graph = networkGraph({
      sensitivity: null,
      ...source,
      layers: [
        {
          id: 'conv2',
          weightShape: [3, 3, 40, 40],
          bits: 4,
          scale: [0.01, 0.03],
          zeroPoint: [0, 0],
          range: [-0.21, 0.21],
          histogram: [],
          edges: [],
          codes: [-7, 7],
          clippedShare: 0,
          sqnrDb: 20,
          activation: null,
        },
      ],
      activations: [
        { layerId: 'conv2', bits: 4, codes: [0, 15], scale: 0.5, zeroPoint: 3 },
        { layerId: null, bits: 8, codes: [0, 255], scale: 0.25, zeroPoint: 128 },
      ],
    });
    const figures = (id: string) => nodeOf(graph, id, 'quantizer')?.figures;
    expect(figures('conv2/weights')).toEqual({
      scale: [0.01, 0.03],
      zeroPoint: [0, 0],
      range: [-0.21, 0.21],
    });
    expect(figures('conv2/input')).toEqual({
      scale: [0.5, 0.5],
      zeroPoint: [3, 3],
      range: [-1.5, 6],
    });
    expect(figures('dense/logits')?.range).toEqual([-32, 31.75]);
    expect(figures('conv1/weights')).toBeNull();
  });

  it('says whose choice a range is, and whether it is learned from there', () => {
    const choice = (method: Method, id: string, changes: Partial<Settings> = {}) => {
      const { range, learned } = nodeOf(graphOf('cnn', method, changes), id, 'quantizer') ?? {};
      return { range, learned };
    };
    expect(choice('ptq', 'conv2/input')).toEqual({ range: 'mse', learned: null });
    expect(choice('ptq', 'conv1/input')).toEqual({ range: null, learned: null });
    const lsq = choice('qat', 'conv1/weights', { qatScales: 'lsq' });
    expect(lsq).toEqual({ range: 'mse', learned: 'lsq' });
    expect(choice('ptq', 'conv1/weights', { qatScales: 'lsq' }).learned).toBeNull();
  });

  it('says that a dynamic quantizer has no range of its own, and that QAT freezes a layer', () => {
    const dynamic = nodeOf(
      graphOf('cnn', 'ptq', { ptqMode: 'dynamic' }),
      'dense/input',
      'quantizer',
    );
    expect(dynamic).toMatchObject({ dynamic: true, bytes: 0, figures: null });
    const layers = 'conv1.frozen';
    expect(nodeOf(graphOf('cnn', 'qat', { layers }), 'conv1', 'layer')?.frozen).toBe(true);
    expect(nodeOf(graphOf('cnn', 'ptq', { layers }), 'conv1', 'layer')?.frozen).toBe(false);
  });
});
