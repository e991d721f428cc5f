import * as tf from '@tensorflow/tfjs-core';
import { zerosLike } from './momentum';
import type { CreateOptimizer } from './optimizer';

export const beta1 = 0.9;
export const beta2 = 0.999;
export const epsilon = 1e-8;

/**
 * Adam with bias correction: `w -= lr / (1 - b1^t) * m / (sqrt(v / (1 - b2^t)) + eps)`.
 * Source: Kingma and Ba, arXiv 1412.6980, algorithm 1; torch.optim.Adam.
 */
export const adam: CreateOptimizer = (variables) => {
  // Constants live on the device: numbers would be uploaded anew at every use.
  const [b1, b2, rest1, rest2, eps] = [beta1, beta2, 1 - beta1, 1 - beta2, epsilon].map((value) =>
    tf.scalar(value),
  ) as [tf.Scalar, tf.Scalar, tf.Scalar, tf.Scalar, tf.Scalar];
  const means = variables.map((variable) => zerosLike(variable));
  const squares = variables.map((variable) => zerosLike(variable));
  const memory = { steps: 0, variables: [...means, ...squares] };
  return {
    memory: [memory],
    step(gradients, learningRate) {
      memory.steps += 1;
      const t = memory.steps;
      tf.tidy(() => {
        const rate = tf.scalar(learningRate / (1 - beta1 ** t));
        const correction = tf.scalar(1 / Math.sqrt(1 - beta2 ** t));
        variables.forEach((variable, index) => {
          const [gradient, mean, square] = [gradients[index], means[index], squares[index]];
          if (!gradient || !mean || !square) return;
          mean.assign(tf.add(tf.mul(mean, b1), tf.mul(gradient, rest1)));
          square.assign(tf.add(tf.mul(square, b2), tf.mul(tf.square(gradient), rest2)));
          const spread = tf.add(tf.mul(tf.sqrt(square), correction), eps);
          variable.assign(tf.sub(variable, tf.mul(tf.div(mean, spread), rate)));
        });
      });
    },
    dispose: () => tf.dispose([b1, b2, rest1, rest2, eps, ...means, ...squares]),
  };
};
