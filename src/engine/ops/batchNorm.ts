import * as tf from '@tensorflow/tfjs-core';
import { batchNormEpsilon } from '../../core/model/spec';

export interface BatchMoments {
  readonly mean: tf.Tensor1D;
  /** Biased: divided by the number of values. */
  readonly variance: tf.Tensor1D;
}

/** Name of the kernel that a backend may register: input `x`; results mean and variance. */
export const momentsKernel = 'QuantlabMoments';

/** Returns the mean and biased variance of each channel. Shapes: x [n, h, w, c]; results [c]. */
export function batchMoments(x: tf.Tensor4D): BatchMoments {
  if (tf.getKernel(momentsKernel, tf.getBackend())) {
    const run = tf.engine().runKernel<[tf.Tensor1D, tf.Tensor1D]>(momentsKernel, { x });
    return { mean: run[0], variance: run[1] };
  }
  const { mean, variance } = tf.moments(x, [0, 1, 2]);
  return { mean: mean as tf.Tensor1D, variance: variance as tf.Tensor1D };
}

/** Returns `gamma * (x - mean) / sqrt(variance + eps) + beta` with given statistics. */
export function normalize(
  x: tf.Tensor4D,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  { mean, variance }: BatchMoments,
): tf.Tensor4D {
  const factor = tf.mul(gamma, tf.rsqrt(tf.add(variance, batchNormEpsilon)));
  return tf.add(tf.mul(x, factor), tf.sub(beta, tf.mul(mean, factor)));
}

/**
 * Returns `x` normalized by the statistics of the batch, with the gradient written out: through
 * stock operations it would take twice as many passes over the activations.
 * Shapes: x [n, h, w, c]; gamma, beta, moments [c].
 * Source: Ioffe and Szegedy, arXiv 1502.03167, section 3.
 */
export function batchNormTraining(
  x: tf.Tensor4D,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  moments: BatchMoments,
): tf.Tensor4D {
  const op = tf.customGrad((...inputs) => {
    const [input, scale, shift, save] = inputs as [
      tf.Tensor4D,
      tf.Tensor1D,
      tf.Tensor1D,
      tf.GradSaveFunc,
    ];
    save([input, scale, moments.mean, moments.variance]);
    return { value: normalize(input, scale, shift, moments), gradFunc: batchNormGradients };
  });
  return op(x, gamma, beta) as tf.Tensor4D;
}

function batchNormGradients(dyAny: tf.Tensor, saved: tf.Tensor[]): tf.Tensor[] {
  const [x, gamma, mean, variance] = saved as [tf.Tensor4D, tf.Tensor1D, tf.Tensor1D, tf.Tensor1D];
  const dy = dyAny as tf.Tensor4D;
  const axes = [0, 1, 2];
  const count = x.size / (x.shape[3] || 1);
  const inverse = tf.rsqrt(tf.add(variance, batchNormEpsilon));
  const dBeta = tf.sum(dy, axes);
  // sum(dy * xhat) = (sum(dy * x) - mean * sum(dy)) / sigma
  const dGamma = tf.mul(tf.sub(tf.sum(tf.mul(dy, x), axes), tf.mul(mean, dBeta)), inverse);
  // dx = gamma/sigma * (dy - dBeta/n - xhat * dGamma/n) = dy * a + x * b + c, per channel
  const a = tf.mul(gamma, inverse);
  const b = tf.neg(tf.div(tf.mul(tf.mul(a, inverse), dGamma), count));
  const c = tf.neg(tf.add(tf.div(tf.mul(a, dBeta), count), tf.mul(b, mean)));
  const dx = tf.add(tf.add(tf.mul(dy, a), tf.mul(x, b)), c);
  return [dx, dGamma, dBeta];
}
