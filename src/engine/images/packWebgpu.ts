import * as tf from '@tensorflow/tfjs-core';
import type { ImageShape } from '../../core/model/spec';
import type { PixelPacking } from './deviceImages';

/** Name of the kernel that unpacks chosen images; registered with the WebGPU backend. */
export const gatherPixels = 'GatherPixels';

// Four bytes a word: as float32 the training set would not fit a 128 MB storage binding.
const bytesPerWord = 4;

function pack(pixels: Uint8Array, count: number): tf.Tensor {
  const imageSize = pixels.length / count;
  if (imageSize % bytesPerWord !== 0) {
    throw new RangeError('packed images need a number of bytes that is a multiple of four');
  }
  const words = new Int32Array(pixels.slice().buffer);
  return tf.tensor2d(words, [count, imageSize / bytesPerWord], 'int32');
}

function gather(packed: tf.Tensor, indices: tf.Tensor1D, shape: ImageShape): tf.Tensor4D {
  const outputShape = [indices.size, ...shape];
  return tf.engine().runKernel<tf.Tensor4D>(gatherPixels, { packed, indices }, { outputShape });
}

export const webgpuPacking: PixelPacking = { pack, gather };
