import type * as tf from '@tensorflow/tfjs-core';
import { convBlockGradKernel, convBlockKernel } from '../ops/convBlock';
import { type ConvSizes, convSizes, floatBytes, sizeArguments, wholeVectors } from './convSizes';
import type { Inputs } from './inputs';
import { kernels } from './kernels';
import { addressOf, allocate, withScratch } from './memory';
import { registerWasmKernel } from './registerKernel';

/** Returns the pooled values and their codes, one byte each. */
function convBlock(x: tf.TensorInfo, kernel: tf.TensorInfo, bias: tf.TensorInfo): tf.TensorInfo[] {
  const sizes = convSizes(x, kernel);
  const { images, kernelHeight, row, out } = sizes;
  const { pooledHeight, pooledWidth } = sizes;
  const shape = [images, pooledHeight, pooledWidth, out];
  const [pooled, codes] = [allocate(shape), allocate(shape, 'bool')];
  const taps = kernelHeight * row;
  withScratch(Math.ceil(out / 8) * 8 * (1 + taps) * floatBytes, (packed) => {
    kernels().packKernels(addressOf(bias), addressOf(kernel), packed, taps, out);
    const addresses = [addressOf(x), packed, addressOf(pooled), addressOf(codes)];
    kernels().convBlock(...addresses, ...sizeArguments(sizes));
  });
  return [pooled, codes];
}

/** Returns the gradients of kernels and bias. */
function kernelGradients(
  x: tf.TensorInfo,
  dy: tf.TensorInfo,
  codes: tf.TensorInfo,
  sizes: ConvSizes,
): tf.TensorInfo[] {
  const { pooledHeight, pooledWidth, kernelHeight, kernelWidth, channels, row, out } = sizes;
  const gradient = allocate([kernelHeight, kernelWidth, channels, out]);
  const biasGradient = allocate([out]);
  const listBytes = (pooledHeight * pooledWidth + 2) * 2 * floatBytes;
  const sumsBytes = out * kernelHeight * wholeVectors(row) * floatBytes;
  withScratch(listBytes + sumsBytes, (list) => {
    const sums = list + listBytes;
    const addresses = [addressOf(x), addressOf(dy), addressOf(codes), list, sums];
    kernels().convBlockFilterGradient(
      ...addresses,
      addressOf(biasGradient),
      ...sizeArguments(sizes),
    );
    kernels().unpackGradient(sums, addressOf(gradient), kernelHeight, row, out);
  });
  return [gradient, biasGradient];
}

/** Returns the gradient of x. */
function inputGradient(
  shape: number[],
  kernel: tf.TensorInfo,
  dy: tf.TensorInfo,
  codes: tf.TensorInfo,
  sizes: ConvSizes,
): tf.TensorInfo {
  const { pooledHeight, pooledWidth, kernelHeight, kernelWidth, channels, out } = sizes;
  const gradient = allocate(shape);
  const places = kernelHeight * kernelWidth;
  const pixels = 4 * pooledHeight * pooledWidth + 1;
  const swappedBytes = places * out * wholeVectors(channels) * floatBytes;
  const listBytes = pixels * out * 2 * floatBytes;
  withScratch(swappedBytes + listBytes + pixels * floatBytes, (swapped) => {
    kernels().swapChannels(addressOf(kernel), swapped, places, channels, out);
    const lists = swapped + swappedBytes;
    kernels().convBlockInputGradient(
      addressOf(dy),
      addressOf(codes),
      swapped,
      lists,
      lists + listBytes,
      addressOf(gradient),
      ...sizeArguments(sizes),
    );
  });
  return gradient;
}

/** Pixels that a window of the pool sees by kernels of 3 x 3, and the windows' pixels. */
const [patchSize, windowSize] = [16, 4];

/** Returns the gradient of x where it has one channel and kernels are 3 x 3. */
function imageGradient(
  shape: number[],
  kernel: tf.TensorInfo,
  dy: tf.TensorInfo,
  codes: tf.TensorInfo,
  { images, height, width, out }: ConvSizes,
): tf.TensorInfo {
  const gradient = allocate(shape);
  withScratch(windowSize * out * patchSize * floatBytes, (patches) => {
    kernels().packPatches(addressOf(kernel), patches, out);
    const addresses = [addressOf(dy), addressOf(codes), patches, addressOf(gradient)];
    kernels().convBlockImageGradient(...addresses, images, height, width, out);
  });
  return gradient;
}

const isImage = ({ channels, kernelHeight, kernelWidth }: ConvSizes) =>
  channels === 1 && kernelHeight === 3 && kernelWidth === 3;

/** Makes the WASM backend compute `convBlock` by our kernels. */
export function registerConvBlock(): void {
  registerWasmKernel(convBlockKernel, ({ inputs }) => {
    const { x, kernel, bias } = inputs as Inputs<'x' | 'kernel' | 'bias'>;
    return convBlock(x, kernel, bias);
  });
  registerWasmKernel(convBlockGradKernel, ({ inputs, attrs }) => {
    const { x, kernel, dy, codes } = inputs as Inputs<'x' | 'kernel' | 'dy' | 'codes'>;
    const sizes = convSizes(x, kernel);
    const results = kernelGradients(x, dy, codes, sizes);
    if (attrs?.needsInputGradient) {
      const gradient = isImage(sizes) ? imageGradient : inputGradient;
      results.push(gradient(x.shape, kernel, dy, codes, sizes));
    }
    return results;
  });
}
