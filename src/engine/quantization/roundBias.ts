import * as tf from '@tensorflow/tfjs-core';

/**
 * Returns the bias as a 32-bit integer times `scale` would hold it; the gradient passes unchanged,
 * since a bias never comes near the ends of 32 bits.
 * Shapes: bias [channels], scale [channels].
 */
export function roundBias<T extends tf.Tensor>(bias: T, scale: tf.Tensor): T {
  const op = tf.customGrad((input) => ({
    value: tf.mul<T>(tf.round(tf.div(input as T, scale)), scale),
    gradFunc: (dy: tf.Tensor) => dy,
  }));
  return op(bias) as T;
}
