import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { batchNorm, batchNormGradients, channelMoments } from '../../core/nn/batchNorm';
import { type PoolShape, reluMaxPool, reluMaxPoolGradient } from '../../core/nn/reluMaxPool';
import { createRandom } from '../../core/random';
import { eachBackend } from '../testing/eachBackend';
import { expectClose } from '../testing/expectClose';
import { batchMoments } from './batchNorm';
import { normReluMaxPool, normReluMaxPoolTraining } from './normReluMaxPool';

const cases: PoolShape[] = [
  { images: 3, height: 6, width: 8, channels: 40 },
  { images: 2, height: 5, width: 7, channels: 6 },
  { images: 1, height: 3, width: 2, channels: 1 },
];

/** Values far from zero mean, a gamma of either sign, and the gradient of the result. */
function drawn({ images, height, width, channels }: PoolShape) {
  const random = createRandom(11, 'normReluMaxPool');
  const normals = (length: number) => Float32Array.from({ length }, () => random.normal());
  const pooled = images * (height >> 1) * (width >> 1) * channels;
  return {
    x: normals(images * height * width * channels).map(
      (value, i) => 2 * value + 3 + (i % channels),
    ),
    gamma: normals(channels),
    beta: normals(channels),
    dy: normals(pooled).map((value) => Math.max(value, 0)),
  };
}

type Drawn = ReturnType<typeof drawn>;

function onDevice({ x, gamma, beta, dy }: Drawn, shape: PoolShape) {
  const { images, height, width, channels } = shape;
  return {
    x: tf.tensor4d(x, [images, height, width, channels]),
    gamma: tf.tensor1d(gamma),
    beta: tf.tensor1d(beta),
    dy: tf.tensor4d(dy, [images, height >> 1, width >> 1, channels]),
  };
}

function plainGradients({ x, gamma, beta, dy }: Drawn, shape: PoolShape) {
  const normalized = batchNorm(x, gamma, beta, channelMoments(x, shape.channels));
  const { codes } = reluMaxPool(normalized, shape);
  return batchNormGradients(x, gamma, reluMaxPoolGradient(dy, codes, shape));
}

eachBackend('normReluMaxPool', () => {
  it.each(cases)('finds the moments of every channel: %o', async (shape) => {
    const values = drawn(shape);
    const plain = channelMoments(values.x, shape.channels);
    const { mean, variance } = batchMoments(onDevice(values, shape).x);
    await expectClose(mean, plain.mean);
    await expectClose(variance, plain.variance);
  });

  it.each(cases)('equals the plain implementation by given statistics: %o', async (shape) => {
    const values = drawn(shape);
    const moments = channelMoments(values.x, shape.channels);
    const given = {
      mean: tf.tensor1d(Float32Array.from(moments.mean)),
      variance: tf.tensor1d(Float32Array.from(moments.variance)),
    };
    const { x, gamma, beta } = onDevice(values, shape);
    const plain = reluMaxPool(batchNorm(values.x, values.gamma, values.beta, moments), shape);
    const result = normReluMaxPool(x, gamma, beta, given);
    expect(result.shape).toEqual([
      shape.images,
      shape.height >> 1,
      shape.width >> 1,
      shape.channels,
    ]);
    await expectClose(result, plain.values);
  });

  it.each(cases)('has the plain gradients through the statistics: %o', async (shape) => {
    const values = drawn(shape);
    const { x, gamma, beta, dy } = onDevice(values, shape);
    const op = (...[a, b, c]: tf.Tensor[]) =>
      normReluMaxPoolTraining(
        a as tf.Tensor4D,
        b as tf.Tensor1D,
        c as tf.Tensor1D,
        batchMoments(a as tf.Tensor4D),
      );
    const [dx, dGamma, dBeta] = tf.grads(op)([x, gamma, beta], dy) as [
      tf.Tensor,
      tf.Tensor,
      tf.Tensor,
    ];
    const plain = plainGradients(values, shape);
    await expectClose(dx, plain.x);
    await expectClose(dGamma, plain.gamma);
    await expectClose(dBeta, plain.beta);
  });
});
