import * as tf from '@tensorflow/tfjs-core';
import type { ImageShape } from '../../core/model/spec';
import type { PixelPacking } from './deviceImages';

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
    const rows = tf.gather(packed, indices);
    const second = tf.floor(tf.div(rows, 256));
    const first = tf.sub(rows, tf.mul(second, 256));
    const bytes = tf.stack([first, second], 2);
    return tf.div(tf.reshape(bytes, [indices.size, ...shape]), 255);
  });
}

export const webglPacking: PixelPacking = { pack, gather };
