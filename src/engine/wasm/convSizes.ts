import type * as tf from '@tensorflow/tfjs-core';

export const floatBytes = 4;

/** Returns how many values whole vectors of four hold that have room for `count`. */
export const wholeVectors = (count: number) => Math.ceil(count / 4) * 4;

/** Returns how many values groups of eight hold that have room for `count`. */
export const wholeGroups = (count: number) => Math.ceil(count / 8) * 8;

/** Returns the sizes of a convolution (stride 1, no padding) and of a 2x2 pool after it. */
export function convSizes(x: Pick<tf.TensorInfo, 'shape'>, kernel: Pick<tf.TensorInfo, 'shape'>) {
  const [images = 0, height = 0, width = 0, channels = 0] = x.shape;
  const [kernelHeight = 0, kernelWidth = 0, , out = 0] = kernel.shape;
  return {
    images,
    height,
    width,
    channels,
    kernelHeight,
    kernelWidth,
    out,
    /** Products of one row of a kernel. */
    row: kernelWidth * channels,
    pooledHeight: (height - kernelHeight + 1) >> 1,
    pooledWidth: (width - kernelWidth + 1) >> 1,
  };
}

export type ConvSizes = ReturnType<typeof convSizes>;

/** Returns the sizes in the order in which the kernels take them. */
export const sizeArguments = (sizes: ConvSizes): number[] => [
  sizes.images,
  sizes.height,
  sizes.width,
  sizes.channels,
  sizes.kernelHeight,
  sizes.kernelWidth,
  sizes.out,
];
