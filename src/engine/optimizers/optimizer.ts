import type * as tf from '@tensorflow/tfjs-core';

/** Turns gradients into steps; owns its state on the device. */
export interface Optimizer {
  /** Updates every variable in place, with the gradient of the same position. */
  step(gradients: readonly tf.Tensor[], learningRate: number): void;
  dispose(): void;
}

export type CreateOptimizer = (variables: readonly tf.Variable[]) => Optimizer;
