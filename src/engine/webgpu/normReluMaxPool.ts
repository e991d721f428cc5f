import type * as tf from '@tensorflow/tfjs-core';
import { batchNormEpsilon } from '../../core/model/spec';
import { normReluMaxPoolGradKernel, normReluMaxPoolKernel } from '../ops/normReluMaxPool';
import { allocate } from './backend';
import { dispatch } from './dispatch';
import { type Inputs, register } from './inputs';
import { gradients } from './normReluMaxPoolGradient';
import { poolText, windowStruct } from './pool';
import type { Program } from './program';
import { readFour, vectorsOf, writeFour } from './vectors';

const parameters = ['gamma', 'beta', 'mean', 'variance'] as const;

/** Each invocation normalizes and pools four channels of one window. */
function program(height: number, width: number, channels: number): Program {
  const { type } = vectorsOf(channels);
  return {
    name: 'normReluMaxPool',
    constants: {
      height,
      width,
      channels,
      groups: Math.ceil(channels / 4),
      pooledHeight: height >> 1,
      pooledWidth: width >> 1,
    },
    reads: { x: type, gamma: type, beta: type, mean: type, variance: type },
    writes: { pooled: type, codes: 'u32' },
    workgroupSize: 64,
    code: () => `
      ${['x', ...parameters].map((name) => readFour(name, channels)).join('\n')}
      ${writeFour('pooled', channels)}
      ${windowStruct}
      ${poolText(channels)}
      fn main(index: u32) {
        if (index >= arrayLength(&codes)) { return; }
        let group = index % groups;
        let pixel = index / groups;
        let row = pixel / pooledWidth;
        let y = (row / pooledHeight) * height + 2u * (row % pooledHeight);
        let corner = y * width + 2u * (pixel % pooledWidth);
        let center = meanFour(0u, group);
        let shift = betaFour(0u, group);
        let factor = gammaFour(0u, group) / sqrt(varianceFour(0u, group) + ${batchNormEpsilon});
        let best = pool(Window(
          (xFour(corner, group) - center) * factor + shift,
          (xFour(corner + 1u, group) - center) * factor + shift,
          (xFour(corner + width, group) - center) * factor + shift,
          (xFour(corner + width + 1u, group) - center) * factor + shift,
        ), group);
        pooledWriteFour(pixel, group, best.value);
        codes[index] = best.codes;
      }`,
  };
}

/** Returns the pooled values and their codes, a byte each, four channels to a word. */
function normReluMaxPool(
  inputs: Inputs<'x' | 'gamma' | 'beta' | 'mean' | 'variance'>,
): tf.TensorInfo[] {
  const [images = 0, height = 0, width = 0, channels = 0] = inputs.x.shape;
  const pooledShape = [images, height >> 1, width >> 1];
  const groups = Math.ceil(channels / 4);
  const pooled = allocate([...pooledShape, channels]);
  const codes = allocate([...pooledShape, groups], 'int32');
  dispatch(program(height, width, channels), {
    invocations: images * (height >> 1) * (width >> 1) * groups,
    reads: [inputs.x, ...parameters.map((name) => inputs[name])],
    writes: [pooled, codes],
  });
  return [pooled, codes];
}

/** Makes the WebGPU backend compute batch normalization, ReLU and pool by our programs. */
export function registerNormReluMaxPool(): void {
  register(normReluMaxPoolKernel, ({ inputs }) =>
    normReluMaxPool(inputs as Inputs<'x' | (typeof parameters)[number]>),
  );
  register(normReluMaxPoolGradKernel, ({ inputs }) =>
    gradients(inputs as Parameters<typeof gradients>[0]),
  );
}
