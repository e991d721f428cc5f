import * as tf from '@tensorflow/tfjs-core';
import type { Rounding } from '../../core/scheme/scheme';
import { fakeQuantGradKernel, fakeQuantKernel } from '../ops/fakeQuant';
import { roundingOf } from '../ops/roundingAttributes';
import type { Inputs } from './inputs';
import { kernels } from './kernels';
import { addressOf, allocate, floatsAt } from './memory';
import { registerWasmKernel } from './registerKernel';
import { flagsOf, type Rounder, withRounders } from './rounders';

const sizeOf = ({ shape }: tf.TensorInfo) => tf.util.sizeFromShape(shape);

type Parameters = Inputs<'scale' | 'inverse' | 'low' | 'high'>;

/** Returns the rounded values, and a byte each that tells whether the gradient passes. */
function fakeQuant(x: tf.TensorInfo, parameters: Parameters, rounding: Rounding): tf.TensorInfo[] {
  const [result, inside] = [allocate(x.shape), allocate(x.shape, 'bool')];
  const size = sizeOf(x);
  const rounders = roundersOf(parameters);
  const flags = flagsOf(rounding);
  withRounders(rounders, rounding.gradient, (address) => {
    const addresses = [addressOf(x), addressOf(result), addressOf(inside), address];
    const channels = rounders.length;
    if (channels === 1) kernels().fakeQuantAll(...addresses, size, ...flags);
    else kernels().fakeQuant(...addresses, size / channels, channels, ...flags);
  });
  return [result, inside];
}

/** One for all values, or one for every channel where any parameter differs between them. */
function roundersOf({ scale, inverse, low, high }: Parameters): Rounder[] {
  const read = (tensor: tf.TensorInfo) => {
    const values = floatsAt(addressOf(tensor), sizeOf(tensor));
    return (channel: number) => values[values.length === 1 ? 0 : channel] ?? Number.NaN;
  };
  const channels = Math.max(...[scale, inverse, low, high].map(sizeOf));
  const [scales, inverses, lows, highs] = [read(scale), read(inverse), read(low), read(high)];
  return Array.from({ length: channels }, (_, channel) => ({
    scale: scales(channel),
    inverse: inverses(channel),
    low: lows(channel),
    high: highs(channel),
  }));
}

function fakeQuantGradient(dy: tf.TensorInfo, inside: tf.TensorInfo): tf.TensorInfo {
  const result = allocate(dy.shape);
  const addresses = [addressOf(dy), addressOf(inside), addressOf(result)];
  kernels().fakeQuantGradient(...addresses, sizeOf(dy));
  return result;
}

/** Makes the WASM backend compute `fakeQuant` by our kernels. */
export function registerFakeQuant(): void {
  registerWasmKernel(fakeQuantKernel, ({ inputs, attrs }) => {
    const { x, ...parameters } = inputs as Inputs<'x' | keyof Parameters>;
    return fakeQuant(x, parameters, roundingOf(attrs));
  });
  registerWasmKernel(fakeQuantGradKernel, ({ inputs }) => {
    const { dy, inside } = inputs as Inputs<'dy' | 'inside'>;
    return fakeQuantGradient(dy, inside);
  });
}
