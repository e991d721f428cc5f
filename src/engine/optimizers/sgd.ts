import * as tf from '@tensorflow/tfjs-core';
import type { CreateOptimizer } from './optimizer';

/** Stochastic gradient descent: `w -= lr * g`. Source: torch.optim.SGD. */
export const sgd: CreateOptimizer = (variables) => ({
  memory: [],
  step(gradients, learningRate) {
    tf.tidy(() => {
      const rate = tf.scalar(learningRate);
      variables.forEach((variable, index) => {
        const gradient = gradients[index];
        if (gradient) variable.assign(tf.sub(variable, tf.mul(gradient, rate)));
      });
    });
  },
  dispose: () => {},
});
