import * as tf from '@tensorflow/tfjs-core';
import { unitRange } from '../../core/model/spec';
import { createDeviceImages } from './deviceImages';
import { createHostImages } from './hostImages';
import type { CreateImageStore } from './imageStore';
import { webglPacking } from './packWebgl';
import { webgpuPacking } from './packWebgpu';

/** What a GPU binds at once, unless it is asked for more than every device has. */
const mostPackedBytes = 128 * 1024 * 1024;

/** Returns a store for these images on the running backend. Throws: `RangeError` for odd sizes. */
export const createImageStore: CreateImageStore = (images, shape, range = unitRange) => {
  // Batches are then put together here, and sent one by one.
  if (images.pixels.length > mostPackedBytes) return createHostImages(images, shape, range);
  switch (tf.getBackend()) {
    case 'webgpu':
      return createDeviceImages(images, { shape, range }, webgpuPacking);
    case 'webgl':
      return createDeviceImages(images, { shape, range }, webglPacking);
    default:
      return createHostImages(images, shape, range);
  }
};
