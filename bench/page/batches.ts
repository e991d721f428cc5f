import { createRandom } from '../../src/core/random';
import type { BenchImages } from './protocol';
import { task } from './task';

const imageSize = 28 * 28;

/** A batch off the device. */
export interface HostBatch {
  /** [n, 28, 28, 1], 0 to 1. */
  readonly images: Float32Array;
  /** [n]. */
  readonly labels: Int32Array;
}

/** Returns a function that deals the batches that our engine's training loop deals. */
export function dealer(images: BenchImages, batchSize: number): () => HostBatch {
  const random = createRandom(task.seed, 'order of images');
  let order = new Int32Array(0);
  let next = 0;
  return () => {
    if (next + batchSize > order.length) {
      order = Int32Array.from(random.permutation(images.count));
      next = 0;
    }
    const rows = order.subarray(next, next + batchSize);
    next += batchSize;
    return gather(images, rows);
  };
}

function gather({ pixels, labels }: BenchImages, rows: Int32Array): HostBatch {
  const images = new Float32Array(rows.length * imageSize);
  rows.forEach((row, position) => {
    const bytes = pixels.subarray(row * imageSize, (row + 1) * imageSize);
    const offset = position * imageSize;
    for (let i = 0; i < imageSize; i++) images[offset + i] = (bytes[i] ?? 0) / 255;
  });
  return { images, labels: Int32Array.from(rows, (row) => labels[row] ?? 0) };
}
