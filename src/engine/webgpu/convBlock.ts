import type * as tf from '@tensorflow/tfjs-core';
import { convBlockGradKernel, convBlockKernel } from '../ops/convBlock';
import { allocate } from './backend';
import { inputGradient } from './convBlockInputGradient';
import { kernelGradients } from './convBlockKernelGradient';
import { type ConvSizes, convSizes } from './convSizes';
import { windowText } from './convWindow';
import { dispatch } from './dispatch';
import { type Inputs, register } from './inputs';
import { poolText } from './pool';
import type { Program } from './program';
import { readFour, vectorsOf, writeFour } from './vectors';

/** Each invocation computes four channels of one pooled pixel. */
function program(sizes: ConvSizes): Program {
  const { height, width, channels, kernelHeight, kernelWidth, filters } = sizes;
  const { pooledHeight, pooledWidth, groups } = sizes;
  return {
    name: 'convBlock',
    constants: {
      height,
      width,
      channels,
      kernelHeight,
      kernelWidth,
      filters,
      groups,
      pooledHeight,
      pooledWidth,
    },
    reads: {
      source: vectorsOf(channels).type,
      kernel: vectorsOf(filters).type,
      bias: vectorsOf(filters).type,
    },
    writes: { pooled: vectorsOf(filters).type, codes: 'u32' },
    workgroupSize: 64,
    code: () => `
      ${windowText({ ...sizes, adjoint: false })}
      ${readFour('bias', filters)}
      ${writeFour('pooled', filters)}
      ${poolText(filters)}
      fn main(index: u32) {
        if (index >= arrayLength(&codes)) { return; }
        let group = index % groups;
        let pixel = index / groups;
        let row = pixel / pooledWidth;
        let image = row / pooledHeight;
        let y = 2u * (row % pooledHeight);
        let x = 2u * (pixel % pooledWidth);
        let best = pool(window(image, y, x, group, biasFour(0u, group)), group);
        pooledWriteFour(pixel, group, best.value);
        codes[index] = best.codes;
      }`,
  };
}

/** Returns the pooled values and their codes, a byte each, four channels to a word. */
function convBlock(x: tf.TensorInfo, kernel: tf.TensorInfo, bias: tf.TensorInfo): tf.TensorInfo[] {
  const sizes = convSizes(x, kernel);
  const { images, pooledHeight, pooledWidth, filters, groups } = sizes;
  const pooled = allocate([images, pooledHeight, pooledWidth, filters]);
  const codes = allocate([images, pooledHeight, pooledWidth, groups], 'int32');
  const invocations = images * pooledHeight * pooledWidth * groups;
  dispatch(program(sizes), { invocations, reads: [x, kernel, bias], writes: [pooled, codes] });
  return [pooled, codes];
}

/** Makes the WebGPU backend compute `convBlock` by our programs. */
export function registerConvBlock(): void {
  register(convBlockKernel, ({ inputs }) => {
    const { x, kernel, bias } = inputs as Inputs<'x' | 'kernel' | 'bias'>;
    return convBlock(x, kernel, bias);
  });
  register(convBlockGradKernel, ({ inputs, attrs }) => {
    const { x, kernel, dy, codes } = inputs as Inputs<'x' | 'kernel' | 'dy' | 'codes'>;
    const sizes = convSizes(x, kernel);
    const results = kernelGradients(x, kernel.shape, dy, codes, sizes);
    if (attrs?.needsInputGradient) results.push(inputGradient(x.shape, kernel, dy, codes, sizes));
    return results;
  });
}
