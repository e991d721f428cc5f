import * as tf from '@tensorflow/tfjs-core';

/** Name of the kernel that a backend may register: inputs `bias`, `weightScale`, `inputScale`. */
export const roundBiasKernel = 'QuantlabRoundBias';

/**
 * Returns the bias as a 32-bit integer at the product of the two scales would hold it; the gradient
 * passes unchanged, since a bias never comes near the ends of 32 bits.
 * Shapes: bias [channels], weightScale [channels] or a scalar, inputScale a scalar.
 */
export function roundBias<T extends tf.Tensor>(
  bias: T,
  weightScale: tf.Tensor,
  inputScale: tf.Tensor,
): T {
  const fits =
    weightScale.size === bias.size && tf.getKernel(roundBiasKernel, tf.getBackend()) !== undefined;
  const compute = fits ? fused : composed;
  const op = tf.customGrad((input) => ({
    value: compute(input as T, weightScale, inputScale),
    gradFunc: (dy: tf.Tensor) => dy,
  }));
  return op(bias) as T;
}

function fused<T extends tf.Tensor>(bias: T, weightScale: tf.Tensor, inputScale: tf.Tensor): T {
  return tf.engine().runKernel<T>(roundBiasKernel, { bias, weightScale, inputScale });
}

function composed<T extends tf.Tensor>(bias: T, weightScale: tf.Tensor, inputScale: tf.Tensor): T {
  const scale = tf.mul(weightScale, inputScale);
  return tf.mul<T>(tf.round(tf.div(bias, scale)), scale);
}
