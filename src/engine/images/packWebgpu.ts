import * as tf from '@tensorflow/tfjs-core';
import type { ImageFormat, PackedImages, PixelPacking, Stretch } from './deviceImages';
import type { Batch } from './imageStore';

/**
 * Name of the kernel that unpacks chosen images, registered with the WebGPU backend: inputs
 * `packed`, `labels`, `order`; attributes `start`, `shape` and `range`; results images and labels.
 */
export const gatherBatchKernel = 'QuantlabGatherBatch';

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

function batch(
  { packed, labels }: PackedImages,
  { order, start, size }: Stretch,
  { shape, range }: ImageFormat,
): Batch {
  const [images, chosen] = tf
    .engine()
    .runKernel<[tf.Tensor4D, tf.Tensor1D]>(
      gatherBatchKernel,
      { packed, labels, order },
      { start, shape: [size, ...shape], range: [range.min, range.max] },
    );
  return { images, labels: chosen };
}

export const webgpuPacking: PixelPacking = { pack, batch };
