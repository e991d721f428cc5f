import type * as tf from '@tensorflow/tfjs-core';
import type { ImageShape, PixelRange } from '../../core/model/spec';
import type { LabeledImages } from '../../data/dataset';

/** Some images on the device, ready for the network. */
export interface Batch {
  /** [n, height, width, channels], in the store's range. */
  readonly images: tf.Tensor4D;
  /** [n], int32. */
  readonly labels: tf.Tensor1D;
}

/**
 * A sequence of image numbers, put on the device once, from which batches are taken. The bitwise
 * complement `~i`, which is negative, stands for image `i` mirrored left to right.
 */
export interface ImageOrder {
  readonly length: number;
  /** Returns images `start` to `start + size` of the sequence; the caller disposes them. */
  batch(start: number, size: number): Batch;
  dispose(): void;
}

/** Images kept as bytes until the device gathers a batch of them. */
export interface ImageStore {
  readonly count: number;
  order(indices: Int32Array): ImageOrder;
  dispose(): void;
}

/** The range is what bytes 0 and 255 become: 0 and 1 unless told otherwise. */
export type CreateImageStore = (
  images: LabeledImages,
  shape: ImageShape,
  range?: PixelRange,
) => ImageStore;

/** Returns the sequence 0, 1, ... count - 1. */
export function inOrder(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, index) => index);
}
