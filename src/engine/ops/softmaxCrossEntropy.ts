import * as tf from '@tensorflow/tfjs-core';

/**
 * Returns the mean over the batch of the cross entropy between softmax(logits) and the labels,
 * with the gradient `(softmax - onehot) / n` written out.
 * Shapes: logits [n, classes], labels [n] int32; result scalar. Units: nats.
 */
export function softmaxCrossEntropy(logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar {
  // Cast afterwards: the WASM backend fills a float32 one-hot with integer bits.
  const oneHot = tf.cast(tf.oneHot(labels, logits.shape[1]), 'float32');
  const op = tf.customGrad((input, save) => {
    const logProbabilities = tf.logSoftmax(input as tf.Tensor2D);
    (save as tf.GradSaveFunc)([logProbabilities, oneHot]);
    const picked = tf.sum(tf.mul(logProbabilities, oneHot), 1);
    return {
      value: tf.neg(tf.mean(picked)),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        // Saved, not captured: what the forward pass only captures is gone by now.
        const [logs, targets] = saved as [tf.Tensor2D, tf.Tensor2D];
        const perExample = tf.div(tf.sub(tf.exp(logs), targets), logs.shape[0]);
        return [tf.mul(perExample, dy)];
      },
    };
  });
  return op(logits) as tf.Scalar;
}
