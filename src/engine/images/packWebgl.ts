import * as tf from '@tensorflow/tfjs-core';
import type { ImageShape } from '../../core/model/spec';
import { imageNumbers, type PixelPacking } from './deviceImages';

// WebGL keeps integers in float textures, exact to 24 bits: two bytes a value, not four.
const bytesPerValue = 2;

function pack(pixels: Uint8Array, count: number): tf.Tensor {
  const values = new Float32Array(Math.ceil(pixels.length / bytesPerValue));
  for (let index = 0; index < pixels.length; index += bytesPerValue) {
    values[index / bytesPerValue] = (pixels[index] ?? 0) + 256 * (pixels[index + 1] ?? 0);
  }
  return tf.tensor2d(values, [count, values.length / count]);
}

function gather(packed: tf.Tensor, indices: tf.Tensor1D, shape: ImageShape): tf.Tensor4D {
  return tf.tidy(() => {
    const rows = tf.gather(packed, imageNumbers(indices));
    const second = tf.floor(tf.div(rows, 256));
    const first = tf.sub(rows, tf.mul(second, 256));
    const bytes = tf.stack([first, second], 2);
    const images = tf.div(tf.reshape(bytes, [indices.size, ...shape]), 255) as tf.Tensor4D;
    const mirrored = tf.reshape(tf.less(indices, 0), [indices.size, 1, 1, 1]);
    return tf.where(mirrored, tf.reverse(images, 2), images);
  });
}

export const webglPacking: PixelPacking = { pack, gather };
