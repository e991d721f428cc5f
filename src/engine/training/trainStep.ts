import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '../images/imageStore';
import { type ForwardOptions, forward } from '../network/forward';
import type { Parameters } from '../network/parameters';
import { lossAndHits } from '../ops/lossAndHits';
import { updateRunning } from '../ops/runningMoments';
import type { Optimizer } from '../optimizers/optimizer';

/** A network, and how it is run to train it; by default its batch normalization goes by the batch. */
export interface StepNetwork extends ForwardOptions {
  readonly parameters: Parameters;
}

/**
 * Takes one step on one batch, which updates `variables` by `optimizer`, and returns its mean loss
 * and number of hits, before the update, as a tensor of two. `onGradients` is told the gradients of
 * `variables` before the update.
 */
export function trainStep(
  { parameters, byBatch = () => updateRunning, ...options }: StepNetwork,
  variables: tf.Variable[],
  optimizer: Optimizer,
  batch: Batch,
  learningRate: number,
  onGradients: (gradients: readonly tf.Tensor[]) => void = () => {},
): tf.Tensor1D {
  return tf.tidy(() => {
    const compute = () => {
      const logits = forward(parameters, batch.images, { ...options, byBatch });
      return lossAndHits(logits, batch.labels);
    };
    // What the gradient starts from, given so that none is made on the device.
    const lossOnly = tf.tensor1d([1, 0]);
    const { value, grads } = tf.valueAndGrads(compute)(variables, lossOnly);
    onGradients(grads);
    optimizer.step(grads, learningRate);
    return value;
  });
}
