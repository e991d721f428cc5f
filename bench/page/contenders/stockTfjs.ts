import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { dealer } from '../batches';
import { task } from '../task';
import type { OpenContender } from './contender';
import { startStockBackend } from './startStockBackend';
import { type CnnWeights, cnn, cnnWeights } from './weights';

/** Trains as a user of tfjs would write it: stock operations, stock gradients, stock optimizer. */
export const openStockTfjs: OpenContender = async ({ spec, batchSize, images, weights }) => {
  await startStockBackend(spec.device, spec.threads);
  const parameters = variables(cnnWeights(weights));
  const optimizer = tf.train.momentum(task.learningRate, task.momentum);
  const deal = dealer(images, batchSize);

  const step = (): tf.Scalar =>
    tf.tidy(() => {
      const batch = deal();
      const x = tf.tensor4d(batch.images, [batchSize, 28, 28, 1]);
      const labels = tf.tensor1d(batch.labels, 'int32');
      const cost = optimizer.minimize(() => loss(parameters, x, labels), true);
      if (!cost) throw new TypeError('the optimizer returned no cost');
      return cost;
    });

  return {
    async steps(count) {
      const costs = Array.from({ length: count }, step);
      const stacked = tf.stack(costs);
      const losses = Array.from(await stacked.data<'float32'>());
      tf.dispose([stacked, ...costs]);
      return losses;
    },
  };
};

function variables({ conv1, bias1, conv2, bias2, dense, bias3 }: CnnWeights) {
  const { kernel, filters, pooled2, classes } = cnn;
  const inputs = pooled2 * pooled2 * filters;
  return {
    conv1: tf.variable(tf.tensor4d(conv1, [kernel, kernel, 1, filters])),
    bias1: tf.variable(tf.tensor1d(bias1)),
    conv2: tf.variable(tf.tensor4d(conv2, [kernel, kernel, filters, filters])),
    bias2: tf.variable(tf.tensor1d(bias2)),
    dense: tf.variable(tf.tensor2d(dense, [inputs, classes])),
    bias3: tf.variable(tf.tensor1d(bias3)),
  };
}

function loss(p: ReturnType<typeof variables>, x: tf.Tensor4D, labels: tf.Tensor1D): tf.Scalar {
  const block = (input: tf.Tensor4D, kernel: tf.Tensor4D, bias: tf.Tensor1D) => {
    const sums = tf.add(tf.conv2d(input, kernel, 1, 'valid'), bias);
    return tf.maxPool(tf.relu(sums) as tf.Tensor4D, 2, 2, 'valid');
  };
  const features = block(block(x, p.conv1, p.bias1), p.conv2, p.bias2);
  const flat = tf.reshape(features, [x.shape[0], -1]) as tf.Tensor2D;
  const logits = tf.add(tf.matMul(flat, p.dense), p.bias3);
  // Cast afterwards: the WASM backend fills a float32 one-hot with integer bits.
  const oneHot = tf.cast(tf.oneHot(labels, cnn.classes), 'float32');
  return tf.losses.softmaxCrossEntropy(oneHot, logits) as tf.Scalar;
}
