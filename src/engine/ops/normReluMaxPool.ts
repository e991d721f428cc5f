import * as tf from '@tensorflow/tfjs-core';
import { poolSize } from '../../core/model/spec';
import { type BatchMoments, batchNormTraining, normalize } from './batchNorm';

/**
 * Name of the kernel that a backend may register: inputs `x`, `gamma`, `beta`, `mean`, `variance`;
 * results pooled values and their codes, which only `normReluMaxPoolGradKernel` reads.
 */
export const normReluMaxPoolKernel = 'QuantlabNormReluMaxPool';

/**
 * Name of its gradient, by the statistics of the batch: inputs `x`, `gamma`, `mean`, `variance`,
 * `dy`, `codes`; results the gradients of x, gamma and beta.
 */
export const normReluMaxPoolGradKernel = 'QuantlabNormReluMaxPoolGrad';

/**
 * Returns batch normalization by given statistics, ReLU and 2x2 max-pool; no gradient is kept.
 * Shapes: x [n, h, w, c]; gamma, beta, statistics [c]; result [n, floor(h / 2), floor(w / 2), c].
 */
export function normReluMaxPool(
  x: tf.Tensor4D,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  { mean, variance }: BatchMoments,
): tf.Tensor4D {
  if (hasKernel()) return runKernel({ x, gamma, beta, mean, variance })[0];
  return reluMaxPool(normalize(x, gamma, beta, { mean, variance }));
}

/**
 * Returns the same by the statistics of the batch, with the gradient through them. Where values of
 * a window are equal, the gradient goes to the first.
 * Shapes: as `normReluMaxPool`.
 */
export function normReluMaxPoolTraining(
  x: tf.Tensor4D,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  moments: BatchMoments,
): tf.Tensor4D {
  if (!hasKernel()) return reluMaxPool(batchNormTraining(x, gamma, beta, moments));
  const { mean, variance } = moments;
  const op = tf.customGrad((...args) => {
    const save = args[args.length - 1] as tf.GradSaveFunc;
    const [pooled, codes] = runKernel({ x, gamma, beta, mean, variance });
    save([x, gamma, mean, variance, codes]);
    return { value: pooled, gradFunc: gradients };
  });
  return op(x, gamma, beta) as tf.Tensor4D;
}

function gradients(dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor[] {
  const [x, gamma, mean, variance, codes] = saved;
  const inputs = { x, gamma, mean, variance, dy, codes } as tf.NamedTensorMap;
  return tf.engine().runKernel<tf.Tensor[]>(normReluMaxPoolGradKernel, inputs);
}

const hasKernel = () => tf.getKernel(normReluMaxPoolKernel, tf.getBackend()) !== undefined;

const runKernel = (inputs: tf.NamedTensorMap) =>
  tf.engine().runKernel<[tf.Tensor4D, tf.Tensor4D]>(normReluMaxPoolKernel, inputs);

/** Returns ReLU and 2x2 max-pool, from stock operations. */
export const reluMaxPool = (x: tf.Tensor4D): tf.Tensor4D =>
  tf.maxPool(tf.relu(x) as tf.Tensor4D, poolSize, poolSize, 'valid');
