import * as tf from '@tensorflow/tfjs-core';
import type { ImageShape } from '../../core/model/spec';
import type { LabeledImages } from '../../data/dataset';
import type { Batch, ImageStore } from './imageStore';
import { imageNumber, isMirrored } from './mirror';

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

function copy(bytes: Uint8Array, target: Float32Array): void {
  for (let index = 0; index < target.length; index++) target[index] = (bytes[index] ?? 0) / 255;
}

function copyMirrored(bytes: Uint8Array, target: Float32Array, shape: ImageShape): void {
  const [, width, channels] = shape;
  const rowSize = width * channels;
  for (let index = 0; index < target.length; index++) {
    const column = Math.floor((index % rowSize) / channels);
    const mirrored = index + (width - 1 - 2 * column) * channels;
    target[index] = (bytes[mirrored] ?? 0) / 255;
  }
}

function gather(source: LabeledImages, shape: ImageShape, rows: Int32Array): Batch {
  const [height, width, channels] = shape;
  const imageSize = height * width * channels;
  const images = new Float32Array(rows.length * imageSize);
  const labels = new Int32Array(rows.length);
  rows.forEach((code, position) => {
    const row = imageNumber(code);
    labels[position] = source.labels[row] ?? 0;
    const bytes = source.pixels.subarray(row * imageSize, (row + 1) * imageSize);
    const target = images.subarray(position * imageSize, (position + 1) * imageSize);
    if (isMirrored(code)) copyMirrored(bytes, target, shape);
    else copy(bytes, target);
  });
  return {
    images: tf.tensor4d(images, [rows.length, height, width, channels]),
    labels: tf.tensor1d(labels, 'int32'),
  };
}
