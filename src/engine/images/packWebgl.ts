import * as tf from '@tensorflow/tfjs-core';
import type { ImageFormat, PackedImages, PixelPacking, Stretch } from './deviceImages';
import type { Batch } from './imageStore';

// WebGL keeps integers in float textures, exact to 24 bits: two bytes a value, not four.
const bytesPerValue = 2;

function pack(pixels: Uint8Array, count: number): tf.Tensor {
  const values = new Float32Array(Math.ceil(pixels.length / bytesPerValue));
  for (let index = 0; index < pixels.length; index += bytesPerValue) {
    values[index / bytesPerValue] = (pixels[index] ?? 0) + 256 * (pixels[index + 1] ?? 0);
  }
  return tf.tensor2d(values, [count, values.length / count]);
}

/** Returns the numbers of the images that the codes of an order stand for. Shapes: [n] to [n]. */
function imageNumbers(codes: tf.Tensor1D): tf.Tensor1D {
  // ~i is -i - 1 for the integers of two's complement.
  return tf.maximum(codes, tf.sub(tf.neg(codes), tf.scalar(1, 'int32')));
}

function gather(
  packed: tf.Tensor,
  indices: tf.Tensor1D,
  { shape, range }: ImageFormat,
): tf.Tensor4D {
  return tf.tidy(() => {
    const rows = tf.gather(packed, imageNumbers(indices));
    const second = tf.floor(tf.div(rows, 256));
    const first = tf.sub(rows, tf.mul(second, 256));
    const bytes = tf.stack([first, second], 2);
    const units = tf.div(tf.reshape(bytes, [indices.size, ...shape]), 255);
    const images: tf.Tensor4D = tf.add(tf.mul(units, range.max - range.min), range.min);
    const mirrored = tf.reshape(tf.less(indices, 0), [indices.size, 1, 1, 1]);
    return tf.where(mirrored, tf.reverse(images, 2), images);
  });
}

function batch(
  { packed, labels }: PackedImages,
  { order, start, size }: Stretch,
  format: ImageFormat,
): Batch {
  return tf.tidy(() => {
    const codes = tf.slice1d(order, start, size);
    return {
      images: gather(packed, codes, format),
      labels: tf.gather(labels, imageNumbers(codes)),
    };
  });
}

export const webglPacking: PixelPacking = { pack, batch };
