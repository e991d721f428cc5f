import * as tf from '@tensorflow/tfjs-core';
import type { ImageShape } from '../../core/model/spec';
import type { LabeledImages } from '../../data/dataset';
import type { Batch, ImageStore } from './imageStore';

/** Keeps the bytes in the worker's memory, which for the WASM and CPU backends is the device. */
export function createHostImages(source: LabeledImages, shape: ImageShape): ImageStore {
  return {
    count: source.count,
    order: (indices) => ({
      length: indices.length,
      batch: (start, size) => gather(source, shape, indices.subarray(start, start + size)),
      dispose: () => {},
    }),
    dispose: () => {},
  };
}

function gather(source: LabeledImages, shape: ImageShape, rows: Int32Array): Batch {
  const [height, width, channels] = shape;
  const imageSize = height * width * channels;
  const images = new Float32Array(rows.length * imageSize);
  const labels = new Int32Array(rows.length);
  rows.forEach((row, position) => {
    labels[position] = source.labels[row] ?? 0;
    const bytes = source.pixels.subarray(row * imageSize, (row + 1) * imageSize);
    const offset = position * imageSize;
    for (let index = 0; index < imageSize; index++) {
      images[offset + index] = (bytes[index] ?? 0) / 255;
    }
  });
  return {
    images: tf.tensor4d(images, [rows.length, height, width, channels]),
    labels: tf.tensor1d(labels, 'int32'),
  };
}
