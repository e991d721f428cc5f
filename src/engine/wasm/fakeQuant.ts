import * as tf from '@tensorflow/tfjs-core';
import { fakeQuantGradKernel, fakeQuantKernel } from '../ops/fakeQuant';
import { floatBytes, wholeVectors } from './convSizes';
import type { Inputs } from './inputs';
import { kernels } from './kernels';
import { addressOf, allocate, floatsAt, withScratch } from './memory';
import { registerWasmKernel } from './registerKernel';

const sizeOf = ({ shape }: tf.TensorInfo) => tf.util.sizeFromShape(shape);

/** Returns the rounded values, and a byte each that tells whether no clamping was needed. */
function fakeQuant(x: tf.TensorInfo, parameters: readonly tf.TensorInfo[]): tf.TensorInfo[] {
  const [result, inside] = [allocate(x.shape), allocate(x.shape, 'bool')];
  const arrays = [addressOf(x), addressOf(result), addressOf(inside)];
  const size = sizeOf(x);
  const channels = Math.max(...parameters.map(sizeOf));
  if (channels === 1) {
    kernels().fakeQuantAll(...arrays, ...parameters.map(addressOf), size);
  } else {
    withChannels(parameters, channels, (addresses) =>
      kernels().fakeQuant(...arrays, ...addresses, size / channels, channels),
    );
  }
  return [result, inside];
}

/** Gives `use` addresses of the parameters with one value per channel, and room for whole vectors. */
function withChannels(
  parameters: readonly tf.TensorInfo[],
  channels: number,
  use: (addresses: number[]) => void,
): void {
  const stride = wholeVectors(channels);
  withScratch(parameters.length * stride * floatBytes, (scratch) => {
    const addresses = parameters.map((parameter, index) => {
      const address = scratch + index * stride * floatBytes;
      const values = floatsAt(addressOf(parameter), sizeOf(parameter));
      const target = floatsAt(address, stride);
      if (values.length === 1) target.fill(values[0] ?? Number.NaN);
      else target.set(values);
      return address;
    });
    use(addresses);
  });
}

function fakeQuantGradient(dy: tf.TensorInfo, inside: tf.TensorInfo): tf.TensorInfo {
  const result = allocate(dy.shape);
  const addresses = [addressOf(dy), addressOf(inside), addressOf(result)];
  kernels().fakeQuantGradient(...addresses, sizeOf(dy));
  return result;
}

/** Makes the WASM backend compute `fakeQuant` by our kernels. */
export function registerFakeQuant(): void {
  registerWasmKernel(fakeQuantKernel, ({ inputs }) => {
    const { x, scale, inverse, low, high } = inputs as Inputs<
      'x' | 'scale' | 'inverse' | 'low' | 'high'
    >;
    return fakeQuant(x, [scale, inverse, low, high]);
  });
  registerWasmKernel(fakeQuantGradKernel, ({ inputs }) => {
    const { dy, inside } = inputs as Inputs<'dy' | 'inside'>;
    return fakeQuantGradient(dy, inside);
  });
}
