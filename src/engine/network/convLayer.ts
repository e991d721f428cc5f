import * as tf from '@tensorflow/tfjs-core';
import type { FoldDivisor } from '../../core/fold';
import { batchNormEpsilon, type ConvBlockSpec } from '../../core/model/spec';
import { type BatchMoments, batchMoments, batchNormTraining, normalize } from '../ops/batchNorm';
import { convBlock } from '../ops/convBlock';
import { normReluMaxPool, normReluMaxPoolTraining, reluMaxPool } from '../ops/normReluMaxPool';
import type { RunningMoments } from '../ops/runningMoments';
import type { Parameters } from './parameters';
import type { Tap } from './tap';

/** Told of the statistics of a batch in which each channel had `count` values. */
export type OnMoments = (running: RunningMoments, batch: BatchMoments, count: number) => void;

/** What a convolution block needs to know besides its own description. */
export interface Surroundings {
  readonly parameters: Parameters;
  readonly tap: Tap;
  /** The layer that the block's output goes to; null for the last. */
  readonly nextId: string | null;
  /** Told of the statistics of the batch where that normalizes; null where the running ones do. */
  readonly byBatch: OnMoments | null;
  readonly needsInputGradient: boolean;
}

/** The parameters of a batch normalization. Shapes: [channels] each. */
export interface BatchNorm {
  readonly gamma: tf.Tensor1D;
  readonly beta: tf.Tensor1D;
  readonly running: RunningMoments;
}

/** Returns convolution, bias or batch normalization, ReLU and max-pool, with the tap on their tensors. */
export function convLayer(
  layer: ConvBlockSpec,
  x: tf.Tensor4D,
  surroundings: Surroundings,
): tf.Tensor4D {
  const { parameters, tap } = surroundings;
  const weight = parameters.get(`${layer.id}.weight`) as tf.Variable<tf.Rank.R4>;
  if (!layer.batchNorm) {
    const kernel = tap.weight(layer.id, weight as tf.Tensor4D);
    return biased(x, kernel, parameters.get(`${layer.id}.bias`), layer, surroundings);
  }
  const batchNorm = batchNormOf(layer, parameters);
  if (tap.liveFold) return foldedLive(layer, x, weight, batchNorm, tap.liveFold, surroundings);
  const sums = tf.conv2d(x, tap.weight(layer.id, weight as tf.Tensor4D), 1, 'valid');
  return normalized(sums, batchNorm, surroundings);
}

/** Returns the parameters of a layer's batch normalization. */
export function batchNormOf({ id }: ConvBlockSpec, parameters: Parameters): BatchNorm {
  const vector = (name: string) => parameters.get(`${id}.${name}`) as tf.Variable<tf.Rank.R1>;
  return {
    gamma: vector('gamma'),
    beta: vector('beta'),
    running: { mean: vector('mean'), variance: vector('variance') },
  };
}

function biased(
  x: tf.Tensor4D,
  kernel: tf.Tensor4D,
  bias: tf.Tensor,
  { id }: ConvBlockSpec,
  surroundings: Surroundings,
): tf.Tensor4D {
  const { tap, needsInputGradient } = surroundings;
  const rounded = tap.bias(id, bias) as tf.Tensor1D;
  if (tap.point === 'after-pool') return convBlock(x, kernel, rounded, needsInputGradient);
  return activated(tf.add(tf.conv2d(x, kernel, 1, 'valid'), rounded), surroundings);
}

function normalized(
  sums: tf.Tensor4D,
  { gamma, beta, running }: BatchNorm,
  surroundings: Surroundings,
): tf.Tensor4D {
  const { byBatch, tap } = surroundings;
  const moments: BatchMoments = byBatch ? batchMoments(sums) : running;
  byBatch?.(running, moments, sums.size / gamma.size);
  if (tap.point === 'after-pool') {
    return (byBatch ? normReluMaxPoolTraining : normReluMaxPool)(sums, gamma, beta, moments);
  }
  const sized = (byBatch ? batchNormTraining : normalize)(sums, gamma, beta, moments);
  return activated(sized, surroundings);
}

/** ReLU and pool after the tap, which gets the sums before them. */
function activated(sums: tf.Tensor4D, { tap, nextId }: Surroundings): tf.Tensor4D {
  return reluMaxPool(nextId === null ? sums : tap.input(nextId, sums));
}

/**
 * Folds with the running statistics before the tap rounds the weights. Where the batch normalizes,
 * the folding is taken out of the sums again, so that only its effect on the rounding is left.
 * Source: Krishnamoorthi, arXiv 1806.08342, section 3.2.2; PyTorch, `_ConvBnNd._forward_approximate`.
 */
function foldedLive(
  layer: ConvBlockSpec,
  x: tf.Tensor4D,
  weight: tf.Variable<tf.Rank.R4>,
  batchNorm: BatchNorm,
  divisor: FoldDivisor,
  surroundings: Surroundings,
): tf.Tensor4D {
  const { gamma, beta, running } = batchNorm;
  const factor = foldFactor(gamma, running.variance, divisor);
  const kernel = surroundings.tap.weight(layer.id, tf.mul<tf.Tensor4D>(weight, factor));
  if (surroundings.byBatch) {
    const sums = tf.div<tf.Tensor4D>(tf.conv2d(x, kernel, 1, 'valid'), factor);
    return normalized(sums, batchNorm, surroundings);
  }
  const bias = tf.sub<tf.Tensor1D>(beta, tf.mul(running.mean, factor));
  return biased(x, kernel, bias, layer, surroundings);
}

/** Returns what folding multiplies the weights of each channel by. */
export function foldFactor(
  gamma: tf.Tensor1D,
  variance: tf.Tensor1D,
  divisor: FoldDivisor,
): tf.Tensor1D {
  const square = tf.add<tf.Tensor1D>(variance, batchNormEpsilon);
  return tf.mul(gamma, divisor === 'variance' ? tf.reciprocal(square) : tf.rsqrt(square));
}
