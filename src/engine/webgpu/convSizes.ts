import type * as tf from '@tensorflow/tfjs-core';

/** Sizes of a convolution with stride 1 and no padding, and of the 2x2 pool after it. */
export interface ConvSizes {
  readonly images: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly filters: number;
  /** Size of the convolution's result. */
  readonly outHeight: number;
  readonly outWidth: number;
  readonly pooledHeight: number;
  readonly pooledWidth: number;
  /** Filters in groups of four, rounded up: what one invocation computes together. */
  readonly groups: number;
}

/** Returns the sizes that follow from the shapes of input and kernel. */
export function convSizes(
  x: Pick<tf.TensorInfo, 'shape'>,
  kernel: Pick<tf.TensorInfo, 'shape'>,
): ConvSizes {
  const [images = 0, height = 0, width = 0, channels = 0] = x.shape;
  const [kernelHeight = 0, kernelWidth = 0, , filters = 0] = kernel.shape;
  const outHeight = height - kernelHeight + 1;
  const outWidth = width - kernelWidth + 1;
  return {
    images,
    height,
    width,
    channels,
    kernelHeight,
    kernelWidth,
    filters,
    outHeight,
    outWidth,
    pooledHeight: outHeight >> 1,
    pooledWidth: outWidth >> 1,
    groups: Math.ceil(filters / 4),
  };
}
