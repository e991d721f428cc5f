import * as tf from '@tensorflow/tfjs-core';

/**
 * Name of the kernel that a backend may register: inputs `logits`, `labels`; results mean loss and
 * number of hits as a tensor of two, and the gradient of the loss for the logits.
 */
export const lossAndHitsKernel = 'QuantlabLossAndHits';

/**
 * Returns the mean over the batch of the cross entropy between softmax(logits) and the labels, and
 * how many labels have the highest logit. It is where a computation ends: its gradient is that of
 * the loss, `(softmax - onehot) / n`, whatever it is multiplied by afterwards.
 * Shapes: logits [n, classes], labels [n] int32; result [2]. Units: nats; images.
 */
export function lossAndHits(logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Tensor1D {
  const compute = tf.getKernel(lossAndHitsKernel, tf.getBackend()) ? fused : composed;
  const op = tf.customGrad((input, save) => {
    const [value, gradient] = compute(input as tf.Tensor2D, labels);
    (save as tf.GradSaveFunc)([gradient]);
    // Cloned: what is saved is freed with the tape.
    const gradFunc = (_dy: tf.Tensor, saved: tf.Tensor[]) => saved.map((kept) => kept.clone());
    return { value, gradFunc };
  });
  return op(logits) as tf.Tensor1D;
}

type Results = [value: tf.Tensor1D, gradient: tf.Tensor2D];

function fused(logits: tf.Tensor2D, labels: tf.Tensor1D): Results {
  return tf.engine().runKernel<Results>(lossAndHitsKernel, { logits, labels });
}

function composed(logits: tf.Tensor2D, labels: tf.Tensor1D): Results {
  const [examples, classes] = logits.shape;
  // Cast afterwards: the WASM backend fills a float32 one-hot with integer bits.
  const targets = tf.cast(tf.oneHot(labels, classes), 'float32') as tf.Tensor2D;
  const logs = tf.logSoftmax(logits);
  const loss = tf.neg(tf.div(tf.sum(tf.mul(logs, targets)), examples));
  const hits = tf.sum(tf.cast(tf.equal(tf.argMax(logits, 1), labels), 'float32'));
  const gradient = tf.div<tf.Tensor2D>(tf.sub(tf.exp(logs), targets), examples);
  return [tf.stack([loss, hits]) as tf.Tensor1D, gradient];
}
