import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { modelOf } from '../../core/model/models';
import { shapedLayers } from '../../core/model/shapes';
import type { ModelSpec } from '../../core/model/spec';
import { conv2d } from '../../core/nn/conv2d';
import { convBlock } from '../../core/nn/convBlock';
import { createRandom } from '../../core/random';
import { updateRunning } from '../ops/runningMoments';
import { eachBackend } from '../testing/eachBackend';
import { expectClose } from '../testing/expectClose';
import { foldNetwork, type Network } from './fold';
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

const images = ({ inputShape: [height, width, channels] }: ModelSpec) =>
  tf.tensor4d(
    Float32Array.from({ length: 2 * height * width * channels }, () => random.float()),
    [2, height, width, channels],
  );

/** A network without batch normalization as it is written down: layer after layer, in double precision. */
function plainLogits({ model, checkpoint }: Network, x: Float32Array): Float32Array {
  const parameter = (name: string) => checkpoint.get(name)?.data ?? new Float32Array();
  let values = x;
  for (const { spec, input, outChannels: filters } of shapedLayers(model)) {
    const [weight, bias] = [parameter(`${spec.id}.weight`), parameter(`${spec.id}.bias`)];
    const [height = 0, width = 0, channels = 0] = input;
    if (spec.kind === 'conv') {
      const kernel = { kernelHeight: spec.kernel, kernelWidth: spec.kernel };
      const shape = { images: 2, height, width, channels, ...kernel, filters };
      values = Float32Array.from(convBlock(values, weight, bias, shape).values);
      continue;
    }
    // A convolution with kernels of one pixel is a dense layer.
    const pixel = { height: 1, width: 1, kernelHeight: 1, kernelWidth: 1 };
    const shape = { images: 2, channels: values.length / 2, ...pixel, filters };
    const sums = conv2d(values, weight, bias, shape);
    values = Float32Array.from(sums, (sum) => (spec.relu ? Math.max(sum, 0) : sum));
  }
  return values;
}

const families = [
  { dataset: 'fashion-mnist' },
  { dataset: 'cifar-10' },
  { dataset: 'own-colour', imageSet: '3-0a1b2c3d' },
] as const;

eachBackend('forward', () => {
  it.each(families)('gives the logits of plain arithmetic: $dataset', async (family) => {
    const model = modelOf({ ...family, model: 'cnn' });
    const network = { model, checkpoint: initialCheckpoint(model, 1) };
    const x = images(model);
    const logits = forward(Parameters.fromCheckpoint(model, network.checkpoint), x);
    await expectClose(logits, plainLogits(network, await x.data<'float32'>()));
  });

  it.each(families)('gives the same logits folded and unfolded: $dataset', async (family) => {
    const model = modelOf({ ...family, model: 'cnn-bn' });
    const network = { model, checkpoint: lived(initialCheckpoint(model, 1)) };
    const folded = foldNetwork(network);
    const x = images(model);
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
    const x = images(model);
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
