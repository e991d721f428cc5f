import type * as tf from '@tensorflow/tfjs-core';
import { denseGradKernel } from '../ops/dense';
import { filterGradient, inputGradient } from './convGradients';
import type { Inputs } from './inputs';
import { registerWasmKernel } from './registerKernel';

/** Makes the WASM backend compute the gradients of `dense` by our kernels. */
export function registerDense(): void {
  registerWasmKernel(denseGradKernel, ({ inputs }) => {
    const { x, weight, dy } = inputs as Inputs<'x' | 'weight' | 'dy'>;
    return denseGradients(x, weight, dy);
  });
}

/** A dense layer is a convolution with kernels of one pixel, over an image one pixel wide. */
function denseGradients(
  x: tf.TensorInfo,
  weight: tf.TensorInfo,
  dy: tf.TensorInfo,
): tf.TensorInfo[] {
  const [examples = 0, inputs = 0] = x.shape;
  const [, out = 0] = weight.shape;
  const column = { ...x, shape: [1, examples, 1, inputs] };
  const kernel = { ...weight, shape: [1, 1, inputs, out] };
  const dx = inputGradient(dy, kernel, column.shape);
  const dWeight = filterGradient(column, dy, kernel.shape);
  return [
    { ...dx, shape: [examples, inputs] },
    { ...dWeight, shape: [inputs, out] },
  ];
}
