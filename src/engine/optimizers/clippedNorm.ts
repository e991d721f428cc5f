import * as tf from '@tensorflow/tfjs-core';
import type { Optimizer } from './optimizer';

/** Kept off zero, as PyTorch keeps it. */
const epsilon = 1e-6;

/**
 * Returns an optimizer that shortens all gradients together to at most `longest` first; the same one
 * for 0.
 * Source: torch.nn.utils.clip_grad_norm_.
 */
export function withClippedNorm(optimizer: Optimizer, longest: number): Optimizer {
  if (longest === 0) return optimizer;
  const constants = { longest: tf.scalar(longest), epsilon: tf.scalar(epsilon), one: tf.scalar(1) };
  return {
    memory: optimizer.memory,
    step(gradients, learningRate) {
      const clipped = tf.tidy(() => {
        const squares = gradients.map((gradient) => tf.sum(tf.square(gradient)));
        const norm = tf.sqrt(tf.addN(squares));
        const ratio = tf.div(constants.longest, tf.add(norm, constants.epsilon));
        const factor = tf.minimum(ratio, constants.one);
        return gradients.map((gradient) => tf.mul(gradient, factor));
      });
      optimizer.step(clipped, learningRate);
      tf.dispose(clipped);
    },
    dispose() {
      tf.dispose(constants);
      optimizer.dispose();
    },
  };
}
