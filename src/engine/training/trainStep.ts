import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '../images/imageStore';
import { forward } from '../network/forward';
import type { Parameters } from '../network/parameters';
import type { Tap } from '../network/tap';
import { softmaxCrossEntropy } from '../ops/softmaxCrossEntropy';
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
    let hits = tf.scalar(0);
    const { value, grads } = tf.variableGrads(() => {
      const logits = forward(parameters, batch.images, { tap, training: true });
      hits = tf.keep(countHits(logits, batch.labels));
      return softmaxCrossEntropy(logits, batch.labels);
    }, variables);
    const metrics = tf.stack([value, hits]) as tf.Tensor1D;
    hits.dispose();
    optimizer.step(gradientsOf(variables, grads), learningRate);
    return metrics;
  });
}

function gradientsOf(variables: tf.Variable[], grads: tf.NamedTensorMap): tf.Tensor[] {
  return variables.map((variable) => {
    const gradient = grads[variable.name];
    if (!gradient) throw new RangeError(`no gradient reached ${variable.name}`);
    return gradient;
  });
}

function countHits(logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar {
  const hits = tf.equal(tf.argMax(logits, 1), labels);
  return tf.sum(tf.cast(hits, 'float32'));
}
