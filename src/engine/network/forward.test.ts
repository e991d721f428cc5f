import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { modelOf } from '../../core/model/models';
import { createRandom } from '../../core/random';
import { updateRunning } from '../ops/runningMoments';
import { eachBackend } from '../testing/eachBackend';
import { foldNetwork } from './fold';
import { forward } from './forward';
import { type Checkpoint, initialCheckpoint, Parameters } from './parameters';

const random = createRandom(3, 'forward test');

/** A checkpoint whose running statistics are not the identity, so that folding has work to do. */
function lived(checkpoint: Checkpoint): Checkpoint {
  return new Map(
    [...checkpoint].map(([name, { shape, data }]) => {
      const spread = name.endsWith('.weight') ? 0 : 0.5;
      return [name, { shape, data: data.map((x) => Math.abs(x + spread * random.float())) }];
    }),
  );
}

const images = () =>
  tf.tensor4d(
    Float32Array.from({ length: 2 * 28 * 28 }, () => random.float()),
    [2, 28, 28, 1],
  );

eachBackend('forward', () => {
  it('gives the same logits folded and unfolded', async () => {
    const model = modelOf({ dataset: 'fashion-mnist', model: 'cnn-bn' });
    const network = { model, checkpoint: lived(initialCheckpoint(model, 1)) };
    const folded = foldNetwork(network);
    const x = images();
    const [a, b] = [network, folded].map((net) =>
      forward(Parameters.fromCheckpoint(net.model, net.checkpoint), x),
    );
    if (!a || !b) throw new Error('two networks give two results');
    const largest = await tf.max(tf.abs(tf.sub(a, b))).data();
    const size = await tf.max(tf.abs(a)).data();
    expect((largest[0] ?? 1) / (size[0] ?? 1)).toBeLessThan(1e-5);
  });

  it('normalizes by the batch and moves the running statistics while training', async () => {
    const model = modelOf({ dataset: 'fashion-mnist', model: 'cnn-bn' });
    const parameters = Parameters.fromCheckpoint(model, initialCheckpoint(model, 1));
    const x = images();
    const sums = tf.conv2d(x, parameters.get('conv1.weight') as tf.Tensor4D, 1, 'valid');
    const { mean, variance } = tf.moments(sums, [0, 1, 2]);
    forward(parameters, x, { byBatch: () => updateRunning });
    const count = sums.size / 40;
    const running = await parameters.get('conv1.mean').data();
    const spread = await parameters.get('conv1.variance').data();
    const [m, v] = [await mean.data(), await variance.data()];
    expect(running[5]).toBeCloseTo(0.1 * (m[5] ?? 0), 6);
    expect(spread[5]).toBeCloseTo(0.9 + (0.1 * (v[5] ?? 0) * count) / (count - 1), 5);
  });
});
