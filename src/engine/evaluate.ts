import * as tf from '@tensorflow/tfjs-core';
import type { ImageOrder } from './images/imageStore';
import type { Classifier } from './network/classifier';
import { lossAndHits } from './ops/lossAndHits';

const evaluationBatch = 100;

/** A read-back makes the GPU wait; it also bounds how far a slow one is queued ahead. */
const batchesPerReadback = 10;

/** What a network makes of a set of images. */
export interface Predictions {
  readonly correct: number;
  readonly total: number;
  /** Mean cross entropy. Units: nats. */
  readonly loss: number;
  /** The class of highest logit, per image. */
  readonly classes: Uint8Array;
}

export interface EvaluationProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Runs every image of the order through the network; yields after every batch, and reads results
 * back after many.
 */
export async function* evaluate(
  network: Classifier,
  images: ImageOrder,
): AsyncGenerator<EvaluationProgress, Predictions> {
  const total = images.length;
  const results = new Results(total);
  const waiting: tf.Tensor1D[] = [];
  try {
    for (let start = 0; start < total; start += evaluationBatch) {
      const done = Math.min(start + evaluationBatch, total);
      waiting.push(evaluateBatch(network, images, start, done - start));
      if (waiting.length === batchesPerReadback || done === total) {
        for (const values of await readBack(waiting)) results.add(values);
      }
      yield { done, total };
    }
    return results.predictions();
  } finally {
    tf.dispose(waiting);
  }
}

/** Returns mean loss, hits, and then the class of each image, as one tensor, so that one transfer reads all. */
function evaluateBatch(
  network: Classifier,
  order: ImageOrder,
  start: number,
  size: number,
): tf.Tensor1D {
  return tf.tidy(() => {
    const { images, labels } = order.batch(start, size);
    const logits = network.logits(images);
    const classes = tf.cast(tf.argMax(logits, 1), 'float32') as tf.Tensor1D;
    return tf.concat1d([lossAndHits(logits, labels), classes]);
  });
}

/** Reads the tensors in one transfer, disposes them, and empties the list. */
async function readBack(tensors: tf.Tensor1D[]): Promise<Float32Array[]> {
  const sizes = tensors.map(({ size }) => size);
  const joined = tf.concat1d(tensors);
  tf.dispose(tensors.splice(0));
  const values = await joined.data<'float32'>();
  joined.dispose();
  let end = 0;
  return sizes.map((size) => {
    end += size;
    return values.subarray(end - size, end);
  });
}

/** Adds up what batches gave. */
class Results {
  private readonly classes: Uint8Array;
  private done = 0;
  private correct = 0;
  private lossSum = 0;

  constructor(private readonly total: number) {
    this.classes = new Uint8Array(total);
  }

  add([loss = Number.NaN, hits = 0, ...classes]: Float32Array): void {
    this.classes.set(classes, this.done);
    this.done += classes.length;
    this.correct += hits;
    this.lossSum += loss * classes.length;
  }

  predictions(): Predictions {
    const { correct, total, lossSum, classes } = this;
    return { correct, total, loss: lossSum / total, classes };
  }
}

/** Runs a generator to its end and returns its result, ignoring what it yields. */
export async function finish<R>(generator: AsyncGenerator<unknown, R>): Promise<R> {
  for (;;) {
    const { done, value } = await generator.next();
    if (done) return value;
  }
}
