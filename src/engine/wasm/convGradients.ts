import * as tf from '@tensorflow/tfjs-core';
import {
  type ConvSizes,
  convSizes,
  floatBytes,
  sizeArguments,
  wholeGroups,
  wholeVectors,
} from './convSizes';
import type { Inputs } from './inputs';
import { kernels } from './kernels';
import { addressOf, allocate, withScratch } from './memory';
import { registerWasmKernel } from './registerKernel';

/** Returns the gradient of a convolution for its kernels. */
export function filterGradient(
  x: tf.TensorInfo,
  dy: tf.TensorInfo,
  filterShape: number[],
): tf.TensorInfo {
  const sizes = convSizes(x, { shape: filterShape });
  const { kernelHeight, row, out } = sizes;
  const gradient = allocate(filterShape);
  const sumsBytes = kernelHeight * wholeVectors(row) * wholeGroups(out) * floatBytes;
  withScratch(sumsBytes, (sums) => {
    const addresses = [addressOf(x), addressOf(dy), sums];
    kernels().convFilterGradient(...addresses, ...sizeArguments(sizes));
    kernels().unpadGradient(sums, addressOf(gradient), kernelHeight, row, out);
  });
  return gradient;
}

/** Returns the gradient of a convolution for its input. */
export function inputGradient(
  dy: tf.TensorInfo,
  filter: tf.TensorInfo,
  inputShape: number[],
): tf.TensorInfo {
  const sizes = convSizes({ shape: inputShape }, filter);
  const gradient = allocate(inputShape);
  const { blockBytes, offsetBytes, sumsBytes } = inputScratch(sizes);
  withScratch(blockBytes + offsetBytes + sumsBytes, (blocks) => {
    const { kernelHeight, kernelWidth, channels, out } = sizes;
    const places = kernelHeight * kernelWidth;
    kernels().packInputBlocks(addressOf(filter), blocks, places, channels, out);
    const offsets = blocks + blockBytes;
    const addresses = [addressOf(dy), blocks, offsets, offsets + offsetBytes, addressOf(gradient)];
    kernels().convInputGradient(...addresses, ...sizeArguments(sizes));
  });
  return gradient;
}

function inputScratch({ height, width, channels, kernelHeight, kernelWidth, out }: ConvSizes) {
  const pixels = (height - kernelHeight + 1) * (width - kernelWidth + 1);
  return {
    blockBytes: kernelHeight * kernelWidth * wholeGroups(channels) * out * floatBytes,
    offsetBytes: pixels * floatBytes,
    sumsBytes: height * width * wholeGroups(channels) * floatBytes,
  };
}

/** Throws: `RangeError` for what our kernels do not compute. */
function expectPlain(attrs: tf.NamedAttrMap | undefined): void {
  const strides = [attrs?.strides].flat();
  const pad = attrs?.pad;
  if (strides.every((stride) => stride === 1) && (pad === 'valid' || pad === 0)) return;
  throw new RangeError('the WASM gradient of a convolution is for stride 1 and no padding');
}

/** Makes the WASM backend compute both gradients of a convolution by our kernels. */
export function registerConvGradients(): void {
  registerWasmKernel(tf.Conv2DBackpropFilter, ({ inputs, attrs }) => {
    expectPlain(attrs);
    const { x, dy } = inputs as Inputs<'x' | 'dy'>;
    return filterGradient(x, dy, attrs?.filterShape as number[]);
  });
  registerWasmKernel(tf.Conv2DBackpropInput, ({ inputs, attrs }) => {
    expectPlain(attrs);
    const { dy, filter } = inputs as Inputs<'dy' | 'filter'>;
    return inputGradient(dy, filter, attrs?.inputShape as number[]);
  });
}
