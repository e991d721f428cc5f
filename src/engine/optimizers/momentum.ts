import * as tf from '@tensorflow/tfjs-core';
import type { CreateOptimizer } from './optimizer';

/**
 * Heavy-ball momentum, which keeps the share `kept` of its velocity: `v = kept * v + g; w -= lr * v`.
 * Source: torch.optim.SGD, momentum.
 */
export const momentum =
  (kept: number): CreateOptimizer =>
  (variables) => {
    const coefficient = tf.scalar(kept);
    const velocities = variables.map((variable) => zerosLike(variable));
    return {
      memory: [{ steps: 0, variables: velocities }],
      step(gradients, learningRate) {
        tf.tidy(() => {
          const rate = tf.scalar(learningRate);
          variables.forEach((variable, index) => {
            const [gradient, velocity] = [gradients[index], velocities[index]];
            if (!gradient || !velocity) return;
            velocity.assign(tf.add(tf.mul(velocity, coefficient), gradient));
            variable.assign(tf.sub(variable, tf.mul(velocity, rate)));
          });
        });
      },
      dispose: () => tf.dispose([coefficient, ...velocities]),
    };
  };

/** Returns a variable of the same shape that holds zeros. */
export function zerosLike(variable: tf.Variable): tf.Variable {
  return tf.tidy(() => tf.variable(tf.zeros(variable.shape), false));
}
