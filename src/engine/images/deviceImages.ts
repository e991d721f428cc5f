import * as tf from '@tensorflow/tfjs-core';
import type { ImageShape } from '../../core/model/spec';
import type { LabeledImages } from '../../data/dataset';
import type { ImageStore } from './imageStore';

/** How a GPU backend keeps bytes, and turns chosen rows of them into images. */
export interface PixelPacking {
  /** Returns a tensor whose first axis counts images. */
  pack(pixels: Uint8Array, count: number): tf.Tensor;
  /**
   * Negative indices are complements of those of images to be mirrored.
   * Shapes: indices [n]; result [n, height, width, channels] in [0, 1].
   */
  gather(packed: tf.Tensor, indices: tf.Tensor1D, shape: ImageShape): tf.Tensor4D;
}

/** Returns the numbers of the images that the codes of an order stand for. Shapes: [n] to [n]. */
export function imageNumbers(codes: tf.Tensor1D): tf.Tensor1D {
  // ~i is -i - 1 for the integers of two's complement.
  return tf.maximum(codes, tf.sub(tf.neg(codes), tf.scalar(1, 'int32')));
}

/** Keeps packed bytes and labels on the GPU; an order is uploaded once, and batches are sliced from it. */
export function createDeviceImages(
  source: LabeledImages,
  shape: ImageShape,
  packing: PixelPacking,
): ImageStore {
  const packed = packing.pack(source.pixels, source.count);
  const labels = tf.tensor1d(Int32Array.from(source.labels), 'int32');
  return {
    count: source.count,
    order: (indices) => {
      const order = tf.tensor1d(indices, 'int32');
      return {
        length: indices.length,
        batch: (start, size) =>
          tf.tidy(() => {
            const rows = tf.slice1d(order, start, Math.min(size, indices.length - start));
            return {
              images: packing.gather(packed, rows, shape),
              labels: tf.gather(labels, imageNumbers(rows)),
            };
          }),
        dispose: () => order.dispose(),
      };
    },
    dispose: () => tf.dispose([packed, labels]),
  };
}
