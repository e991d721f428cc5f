import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '../images/imageStore';
import { forward } from '../network/forward';
import type { Parameters } from '../network/parameters';
import type { Tap } from '../network/tap';
import { lossAndHits } from '../ops/lossAndHits';
import type { Optimizer } from '../optimizers/optimizer';

/**
 * Takes one step on one batch and returns its mean loss and number of hits, before the update,
 * as a tensor of two.
 */
export function trainStep(
  parameters: Parameters,
  variables: tf.Variable[],
  optimizer: Optimizer,
  batch: Batch,
  learningRate: number,
  tap: Tap,
): tf.Tensor1D {
  return tf.tidy(() => {
    const compute = () => {
      const logits = forward(parameters, batch.images, { tap, training: true });
      return lossAndHits(logits, batch.labels);
    };
    // What the gradient starts from, given so that none is made on the device.
    const lossOnly = tf.tensor1d([1, 0]);
    const { value, grads } = tf.valueAndGrads(compute)(variables, lossOnly);
    optimizer.step(grads, learningRate);
    return value;
  });
}
