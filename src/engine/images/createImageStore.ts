import * as tf from '@tensorflow/tfjs-core';
import { createDeviceImages } from './deviceImages';
import { createHostImages } from './hostImages';
import type { CreateImageStore } from './imageStore';
import { webglPacking } from './packWebgl';
import { webgpuPacking } from './packWebgpu';

/** Returns a store for these images on the running backend. Throws: `RangeError` for odd sizes. */
export const createImageStore: CreateImageStore = (images, shape) => {
  switch (tf.getBackend()) {
    case 'webgpu':
      return createDeviceImages(images, shape, webgpuPacking);
    case 'webgl':
      return createDeviceImages(images, shape, webglPacking);
    default:
      return createHostImages(images, shape);
  }
};
