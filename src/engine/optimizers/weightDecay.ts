import * as tf from '@tensorflow/tfjs-core';
import type { Optimizer } from './optimizer';

/**
 * Returns an optimizer that adds `decay * w` to every gradient first; the same one for 0.
 * Source: torch.optim, `weight_decay` (an L2 penalty, not AdamW's decoupled decay).
 */
export function withWeightDecay(
  optimizer: Optimizer,
  variables: readonly tf.Variable[],
  decay: number,
): Optimizer {
  if (decay === 0) return optimizer;
  const factor = tf.scalar(decay);
  return {
    memory: optimizer.memory,
    step(gradients, learningRate) {
      const decayed = tf.tidy(() =>
        gradients.map((gradient, index) => {
          const variable = variables[index];
          return variable ? tf.add(gradient, tf.mul(variable, factor)) : gradient;
        }),
      );
      optimizer.step(decayed, learningRate);
      tf.dispose(decayed);
    },
    dispose() {
      factor.dispose();
      optimizer.dispose();
    },
  };
}
