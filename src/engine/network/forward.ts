import * as tf from '@tensorflow/tfjs-core';
import {
  batchNormMomentum,
  type ConvBlockSpec,
  type DenseSpec,
  poolSize,
} from '../../core/model/spec';
import { batchMoments, batchNormTraining, normalize } from '../ops/batchNorm';
import type { Parameters } from './parameters';
import { floatTap, type Tap } from './tap';

export interface ForwardOptions {
  readonly tap?: Tap;
  /** Batch normalization by the batch, running statistics updated; else by running statistics. */
  readonly training?: boolean;
}

/**
 * Returns the network's logits.
 * Shapes: images [n, height, width, channels] in [0, 1]; result [n, classes].
 */
export function forward(
  parameters: Parameters,
  images: tf.Tensor4D,
  { tap = floatTap, training = false }: ForwardOptions = {},
): tf.Tensor2D {
  let x: tf.Tensor = images;
  for (const layer of parameters.model.layers) {
    const input = tap.input(layer.id, x);
    x =
      layer.kind === 'conv'
        ? convBlock(layer, parameters, input as tf.Tensor4D, tap, training)
        : dense(layer, parameters, input, tap);
  }
  return x as tf.Tensor2D;
}

function convBlock(
  layer: ConvBlockSpec,
  parameters: Parameters,
  x: tf.Tensor4D,
  tap: Tap,
  training: boolean,
): tf.Tensor4D {
  const kernel = tap.weight(layer.id, parameters.get(`${layer.id}.weight`)) as tf.Tensor4D;
  const sums = tf.conv2d(x, kernel, 1, 'valid');
  const biased = layer.batchNorm
    ? batchNorm(layer, parameters, sums, training)
    : tf.add(sums, tap.bias(layer.id, parameters.get(`${layer.id}.bias`)));
  return tf.maxPool(tf.relu(biased) as tf.Tensor4D, poolSize, poolSize, 'valid');
}

function batchNorm(
  layer: ConvBlockSpec,
  parameters: Parameters,
  x: tf.Tensor4D,
  training: boolean,
): tf.Tensor4D {
  const vector = (name: string) => parameters.get(`${layer.id}.${name}`) as tf.Variable<tf.Rank.R1>;
  const [gamma, beta, mean, variance] = [
    vector('gamma'),
    vector('beta'),
    vector('mean'),
    vector('variance'),
  ];
  if (!training) return normalize(x, gamma, beta, { mean, variance });
  const moments = batchMoments(x);
  const count = x.size / layer.filters;
  updateRunning(mean, moments.mean);
  // PyTorch keeps the unbiased variance in the running value.
  updateRunning(variance, tf.mul(moments.variance, count / Math.max(1, count - 1)));
  return batchNormTraining(x, gamma, beta, moments);
}

function updateRunning(running: tf.Variable, batch: tf.Tensor): void {
  running.assign(tf.add(tf.mul(running, 1 - batchNormMomentum), tf.mul(batch, batchNormMomentum)));
}

function dense(layer: DenseSpec, parameters: Parameters, x: tf.Tensor, tap: Tap): tf.Tensor2D {
  const flat = tf.reshape(x, [x.shape[0] ?? 1, -1]) as tf.Tensor2D;
  const weight = tap.weight(layer.id, parameters.get(`${layer.id}.weight`)) as tf.Tensor2D;
  const bias = tap.bias(layer.id, parameters.get(`${layer.id}.bias`));
  return tf.add(tf.matMul(flat, weight), bias);
}
