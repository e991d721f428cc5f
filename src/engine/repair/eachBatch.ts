import * as tf from '@tensorflow/tfjs-core';
import type { ImageOrder } from '../images/imageStore';
import type { RepairProgress } from './repairLayer';

const batchSize = 64;

type Pair<T> = readonly [T, T];

/**
 * Passes the images batch by batch and returns the sums of the two tensors that `measure` returns
 * for each, read back from the device; yields progress, under the name
 * `what`, after every batch. `measure` runs in a tidy.
 *
 * Throws: RangeError when there are no images.
 */
export async function* eachBatch(
  what: string,
  images: ImageOrder,
  measure: (batch: tf.Tensor4D) => Pair<tf.Tensor>,
): AsyncGenerator<RepairProgress, Pair<Float32Array>> {
  let sums: tf.Tensor[] = [];
  try {
    for (let start = 0; start < images.length; start += batchSize) {
      const done = Math.min(start + batchSize, images.length);
      const before = sums;
      sums = tf.tidy(() => {
        const measured = measure(images.batch(start, done - start).images);
        return measured.map((value, index) => tf.add(value, before[index] ?? 0));
      });
      tf.dispose(before);
      yield { kind: 'progress', what, done, total: images.length };
    }
    const [first, second] = await Promise.all(sums.map((sum) => sum.data<'float32'>()));
    if (!first || !second) throw new RangeError('there are no images to measure');
    return [first, second];
  } finally {
    tf.dispose(sums);
  }
}
