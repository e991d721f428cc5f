import * as tf from '@tensorflow/tfjs-core';
import { type ImageShape, type PixelRange, unitRange } from '../../core/model/spec';
import type { LabeledImages } from '../../data/dataset';
import type { Batch, ImageStore } from './imageStore';
import { imageNumber, isMirrored } from './mirror';

/** Keeps the bytes in the worker's memory, which for the WASM and CPU backends is the device. */
export function createHostImages(
  source: LabeledImages,
  shape: ImageShape,
  range: PixelRange = unitRange,
): ImageStore {
  const values = valuesOfBytes(range);
  return {
    count: source.count,
    order: (indices) => ({
      length: indices.length,
      batch: (start, size) =>
        gather(source, { shape, values }, indices.subarray(start, start + size)),
      dispose: () => {},
    }),
    dispose: () => {},
  };
}

/** Returns what each of the 256 bytes becomes. */
function valuesOfBytes({ min, max }: PixelRange): Float32Array {
  return Float32Array.from({ length: 256 }, (_, byte) => min + (max - min) * (byte / 255));
}

/** How bytes become images. */
interface Format {
  readonly shape: ImageShape;
  readonly values: Float32Array;
}

function copy(bytes: Uint8Array, target: Float32Array, { values }: Format): void {
  for (let index = 0; index < target.length; index++) {
    target[index] = values[bytes[index] ?? 0] ?? 0;
  }
}

function copyMirrored(bytes: Uint8Array, target: Float32Array, { shape, values }: Format): void {
  const [, width, channels] = shape;
  const rowSize = width * channels;
  for (let index = 0; index < target.length; index++) {
    const column = Math.floor((index % rowSize) / channels);
    const mirrored = index + (width - 1 - 2 * column) * channels;
    target[index] = values[bytes[mirrored] ?? 0] ?? 0;
  }
}

function gather(source: LabeledImages, format: Format, rows: Int32Array): Batch {
  const [height, width, channels] = format.shape;
  const imageSize = height * width * channels;
  const images = new Float32Array(rows.length * imageSize);
  const labels = new Int32Array(rows.length);
  rows.forEach((code, position) => {
    const row = imageNumber(code);
    labels[position] = source.labels[row] ?? 0;
    const bytes = source.pixels.subarray(row * imageSize, (row + 1) * imageSize);
    const target = images.subarray(position * imageSize, (position + 1) * imageSize);
    if (isMirrored(code)) copyMirrored(bytes, target, format);
    else copy(bytes, target, format);
  });
  return {
    images: tf.tensor4d(images, [rows.length, height, width, channels]),
    labels: tf.tensor1d(labels, 'int32'),
  };
}
