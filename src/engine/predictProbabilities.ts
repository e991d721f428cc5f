import * as tf from '@tensorflow/tfjs-core';
import type { EvaluationProgress } from './evaluate';
import type { ImageOrder } from './images/imageStore';
import type { Classifier } from './network/classifier';

const batchSize = 100;

/** What a network makes of images, one by one. */
export interface Probabilities {
  /** The class of highest logit, the first of equals. Shapes: [images]. */
  readonly classes: Uint8Array;
  /** Shapes: [images, classes]. Units: 0 to 1. */
  readonly probabilities: Float32Array;
}

/** Runs every image of the order through the network; yields after every batch. */
export async function* predictProbabilities(
  network: Classifier,
  images: ImageOrder,
): AsyncGenerator<EvaluationProgress, Probabilities> {
  const total = images.length;
  const classes = new Uint8Array(total);
  const rows: Float32Array[] = [];
  for (let start = 0; start < total; start += batchSize) {
    const size = Math.min(batchSize, total - start);
    const batch = await readBatch(network, images, start, size);
    classes.set(batch.classes, start);
    rows.push(batch.probabilities);
    yield { done: start + size, total };
  }
  return { classes, probabilities: joined(rows) };
}

async function readBatch(
  network: Classifier,
  order: ImageOrder,
  start: number,
  size: number,
): Promise<Probabilities> {
  // The classes are those of the logits, as in the accuracy: softmax may round two of them to one.
  const both = tf.tidy(() => {
    const logits = network.logits(order.batch(start, size).images);
    const best = tf.cast(tf.argMax(logits, 1), 'float32');
    return tf.concat([tf.reshape(best, [size, 1]), tf.softmax(logits)], 1);
  });
  const width = both.shape[1] ?? 1;
  const values = await both.data<'float32'>();
  both.dispose();
  return {
    classes: Uint8Array.from(values.filter((_, index) => index % width === 0)),
    probabilities: values.filter((_, index) => index % width !== 0),
  };
}

function joined(rows: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(rows.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const row of rows) {
    all.set(row, end);
    end += row.length;
  }
  return all;
}
