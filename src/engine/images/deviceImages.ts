import * as tf from '@tensorflow/tfjs-core';
import type { ImageShape, PixelRange } from '../../core/model/spec';
import type { LabeledImages } from '../../data/dataset';
import type { Batch, ImageStore } from './imageStore';

/** All images of a store on the device. */
export interface PackedImages {
  /** Its first axis counts images. */
  readonly packed: tf.Tensor;
  readonly labels: tf.Tensor1D;
}

/** Part of an order: `size` of its codes from `start`. */
export interface Stretch {
  /** Image numbers; negative ones are complements of those of images to be mirrored. */
  readonly order: tf.Tensor1D;
  readonly start: number;
  readonly size: number;
}

/** What images are made of bytes. */
export interface ImageFormat {
  readonly shape: ImageShape;
  readonly range: PixelRange;
}

/** How a GPU backend keeps bytes, and turns chosen rows of them into images. */
export interface PixelPacking {
  pack(pixels: Uint8Array, count: number): tf.Tensor;
  batch(source: PackedImages, stretch: Stretch, format: ImageFormat): Batch;
}

/** Keeps packed bytes and labels on the GPU; an order is uploaded once, and batches are sliced from it. */
export function createDeviceImages(
  source: LabeledImages,
  format: ImageFormat,
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
          packing.batch(
            { packed, labels },
            { order, start, size: Math.min(size, indices.length - start) },
            format,
          ),
        dispose: () => order.dispose(),
      };
    },
    dispose: () => tf.dispose([packed, labels]),
  };
}
