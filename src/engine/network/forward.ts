import * as tf from '@tensorflow/tfjs-core';
import type { ConvBlockSpec, DenseSpec } from '../../core/model/spec';
import { batchMoments } from '../ops/batchNorm';
import { convBlock } from '../ops/convBlock';
import { dense } from '../ops/dense';
import { normReluMaxPool, normReluMaxPoolTraining } from '../ops/normReluMaxPool';
import { updateRunning } from '../ops/runningMoments';
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
      layer.kind === 'dense'
        ? denseLayer(layer, parameters, input, tap)
        : layer.batchNorm
          ? normalizedBlock(layer, parameters, input as tf.Tensor4D, tap, training)
          : // No gradient is asked for the image.
            biasedBlock(layer, parameters, input as tf.Tensor4D, tap, x !== images);
  }
  return x as tf.Tensor2D;
}

function biasedBlock(
  { id }: ConvBlockSpec,
  parameters: Parameters,
  x: tf.Tensor4D,
  tap: Tap,
  needsInputGradient: boolean,
): tf.Tensor4D {
  const kernel = tap.weight(id, parameters.get(`${id}.weight`)) as tf.Tensor4D;
  const bias = tap.bias(id, parameters.get(`${id}.bias`)) as tf.Tensor1D;
  return convBlock(x, kernel, bias, needsInputGradient);
}

function normalizedBlock(
  layer: ConvBlockSpec,
  parameters: Parameters,
  x: tf.Tensor4D,
  tap: Tap,
  training: boolean,
): tf.Tensor4D {
  const kernel = tap.weight(layer.id, parameters.get(`${layer.id}.weight`)) as tf.Tensor4D;
  const sums = tf.conv2d(x, kernel, 1, 'valid');
  const vector = (name: string) => parameters.get(`${layer.id}.${name}`) as tf.Variable<tf.Rank.R1>;
  const [gamma, beta, mean, variance] = [
    vector('gamma'),
    vector('beta'),
    vector('mean'),
    vector('variance'),
  ];
  if (!training) return normReluMaxPool(sums, gamma, beta, { mean, variance });
  const moments = batchMoments(sums);
  updateRunning({ mean, variance }, moments, sums.size / layer.filters);
  return normReluMaxPoolTraining(sums, gamma, beta, moments);
}

function denseLayer(
  { id }: DenseSpec,
  parameters: Parameters,
  x: tf.Tensor,
  tap: Tap,
): tf.Tensor2D {
  const flat = tf.reshape(x, [x.shape[0] ?? 1, -1]) as tf.Tensor2D;
  const weight = tap.weight(id, parameters.get(`${id}.weight`)) as tf.Tensor2D;
  const bias = tap.bias(id, parameters.get(`${id}.bias`)) as tf.Tensor1D;
  return dense(flat, weight, bias);
}
