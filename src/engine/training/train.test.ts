import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import { Parameters } from '../network/parameters';
import { eachBackend } from '../testing/eachBackend';
import { tinyNetwork } from '../testing/tiny';
import {
  distance,
  following,
  layer,
  runTiny,
  small,
  trained,
  weightScale,
} from '../testing/tinyTraining';

/** Where zero points are none of the ends, so that there is something to learn. */
const beforeRelu: Partial<Settings> = { activationPoint: 'before-relu', qatScales: 'lsq' };

const variants: Partial<Settings>[] = [
  {},
  following,
  { ...following, convention: 'tensorflow', weightScheme: 'affine' },
  { ...following, weightGranularity: 'tensor', activationPoint: 'before-relu', logitBits: 8 },
  { qatScales: 'lsq' },
  { qatScales: 'lsq-plus', weightScheme: 'affine', activationPoint: 'before-relu' },
  { model: 'cnn-bn', foldMode: 'live' },
  { model: 'cnn-bn', foldMode: 'live', qatScales: 'lsq', statisticsFreezeAt: 0 },
  { model: 'cnn-bn', foldMode: 'live', ...following, freezeAt: 100, weightGranularity: 'tensor' },
];

const suite = () => {
  it.each(variants)('reads back the network that it trained: %j', async (changes) => {
    const { logits } = await trained(changes);
    expect(distance(...logits)).toBeLessThan(0.05 * distance(logits[0], new Float32Array(160)));
  });

  it.each<[string, Partial<Settings>, Partial<Settings>]>([
    ['the estimator', { weightBits: 2 }, { estimator: 'identity' }],
    ['momentum', {}, { qatMomentum: 0.2 }],
    ['the optimizer', {}, { qatOptimizer: 'adam' }],
    ['the learning rate', {}, { qatLearningRate: 0.01 }],
    ['warm-up', {}, { qatWarmup: 50 }],
    ['the schedule', {}, { qatSchedule: 'cosine' }],
    ['the seed', {}, { seed: 7 }],
    ['mirroring', {}, { mirror: false }],
    ['learned scales', {}, { qatScales: 'lsq' }],
    ['learned zero points', beforeRelu, { qatScales: 'lsq-plus' }],
    ['the norm that clips', {}, { clipNorm: 0.1 }],
    ['live folding', { model: 'cnn-bn' }, { foldMode: 'live' }],
    ['the convention', following, { convention: 'tensorflow' }],
    ['hard weights', following, { hardWeights: true }],
  ])('heeds %s', async (_, both, changed) => {
    const [usual, other] = [await trained(both), await trained({ ...both, ...changed })];
    expect(distance(usual.logits[0], other.logits[0])).toBeGreaterThan(1e-4);
  });

  it('leaves frozen layers and the scales of their weights as they are', async () => {
    const { before, after } = await trained({ layers: 'conv2.frozen', qatScales: 'lsq' });
    expect(layer(after, 'conv2').weight).toEqual(layer(before, 'conv2').weight);
    expect(layer(after, 'conv2').bias).toEqual(layer(before, 'conv2').bias);
    expect(weightScale(after, 'conv2')).toEqual(weightScale(before, 'conv2'));
    expect(layer(after, 'dense').weight).not.toEqual(layer(before, 'dense').weight);
    expect(weightScale(after, 'dense')).not.toEqual(weightScale(before, 'dense'));
  });

  it('refuses to train nothing', async () => {
    const layers = 'conv1.frozen_conv2.frozen_dense.frozen';
    await expect(trained({ layers })).rejects.toThrow(/nothing to train/);
  });

  it('takes steps no longer than the clipped gradient', async () => {
    const clipNorm = 0.01;
    const settings = { qatOptimizer: 'sgd', qatSteps: 1, qatLearningRate: 1, clipNorm } as const;
    const { before, after } = await trained(settings);
    const squares = before.layers.flatMap(({ spec, weight, bias }) => {
      const now = layer(after, spec.id);
      return [...weight.map((w, i) => (w - (now.weight[i] ?? 0)) ** 2)].concat([
        ...bias.map((b, i) => (b - (now.bias[i] ?? 0)) ** 2),
      ]);
    });
    const length = Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
    expect(length).toBeLessThan(1.001 * clipNorm);
    expect(length).toBeGreaterThan(0.9 * clipNorm);
  });

  it('trains in float what it trains with fake quantization', async () => {
    const { model, checkpoint } = tinyNetwork({ ...defaultSettings, model: 'cnn-bn' });
    const parameters = Parameters.fromCheckpoint(model, checkpoint);
    await runTiny({ parameters, tap: null }, { ...defaultSettings, ...small });
    const now = await parameters.toCheckpoint();
    expect(now.get('conv1.weight')).not.toEqual(checkpoint.get('conv1.weight'));
    expect(now.get('conv1.mean')).not.toEqual(checkpoint.get('conv1.mean'));
    parameters.dispose();
  });

  it.each(variants)('frees what it made: %j', async (changes) => {
    const before = tf.memory().numTensors;
    await trained(changes);
    expect(tf.memory().numTensors).toBe(before);
  });
};

eachBackend('train', suite, ['wasm']);
