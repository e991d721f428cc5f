import * as tf from '@tensorflow/tfjs-core';
import type { CreateOptimizer } from './optimizer';

export const momentumCoefficient = 0.9;

/** Heavy-ball momentum: `v = 0.9 v + g; w -= lr * v`. Source: torch.optim.SGD, momentum=0.9. */
export const momentum: CreateOptimizer = (variables) => {
  const coefficient = tf.scalar(momentumCoefficient);
  const velocities = variables.map((variable) => zerosLike(variable));
  return {
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
