import type * as tf from '@tensorflow/tfjs-core';

/** What an optimizer remembers from step to step. */
export interface OptimizerMemory {
  /** Steps taken, where they matter. */
  steps: number;
  /** On the device; they belong to the optimizer. */
  readonly variables: readonly tf.Variable[];
}

/** Turns gradients into steps; owns its state on the device. */
export interface Optimizer {
  /** One for each group of variables; whoever writes to it makes the optimizer go on from there. */
  readonly memory: readonly OptimizerMemory[];
  /** Updates every variable in place, with the gradient of the same position. */
  step(gradients: readonly tf.Tensor[], learningRate: number): void;
  dispose(): void;
}

export type CreateOptimizer = (variables: readonly tf.Variable[]) => Optimizer;
