import * as tf from '@tensorflow/tfjs-core';
import { paramsOf, smallestScale } from '../../core/quant/params';
import {
  type TrackAttributes,
  trackAttributesOf,
  trackChannelsKernel,
  trackRangeKernel,
} from '../ops/trackRange';
import { floatBytes, wholeVectors } from './convSizes';
import type { Inputs } from './inputs';
import { kernels } from './kernels';
import { addressOf, allocate, floatsAt, withScratch } from './memory';
import { registerWasmKernel } from './registerKernel';

const { fround } = Math;

const scalarAt = (scalar: tf.TensorInfo) => floatsAt(addressOf(scalar), 1)[0] ?? Number.NaN;

/** Returns a new tensor with these values. */
function vector(values: readonly number[], shape: number[]): tf.TensorInfo {
  const result = allocate(shape);
  floatsAt(addressOf(result), values.length).set(values);
  return result;
}

/** Returns what `x` moves the end of a range to, in float32 as every other backend does. */
function moved(end: number, seen: number, rate: number): number {
  return fround(end + fround(fround(seen - end) * fround(rate)));
}

function trackRange(
  { x, min, max }: Inputs<'x' | 'min' | 'max'>,
  { widens, rate, steps, convention }: TrackAttributes,
): tf.TensorInfo[] {
  const size = tf.util.sizeFromShape(x.shape);
  const [least = Number.NaN, most = Number.NaN] = withScratch(2 * floatBytes, (result) => {
    kernels().extremes(addressOf(x), result, size);
    return floatsAt(result, 2).slice();
  });
  const [oldMin, oldMax] = [scalarAt(min), scalarAt(max)];
  const range = widens
    ? { min: Math.min(oldMin, least), max: Math.max(oldMax, most) }
    : { min: moved(oldMin, least, rate), max: moved(oldMax, most, rate) };
  const grid = { bits: 0, min: 0, max: steps, symmetric: false };
  const { scale, zeroPoint } = paramsOf(range, grid, convention);
  const results = [range.min, range.max, scale, 1 / scale, -zeroPoint, steps - zeroPoint];
  return results.map((value) => vector([value], []));
}

function trackChannels(weight: tf.TensorInfo, highest: number): tf.TensorInfo[] {
  const channels = weight.shape[weight.shape.length - 1] ?? 1;
  const rows = tf.util.sizeFromShape(weight.shape) / channels;
  const largest = withScratch(wholeVectors(channels) * floatBytes, (result) => {
    kernels().channelMagnitudes(addressOf(weight), result, rows, channels);
    return Array.from(floatsAt(result, channels));
  });
  const scales = largest.map((value) => Math.max(fround(value / highest), smallestScale));
  const inverses = scales.map((scale) => 1 / scale);
  return [vector(scales, [channels]), vector(inverses, [channels])];
}

/** Makes the WASM backend follow ranges by our kernels. */
export function registerTrackRange(): void {
  registerWasmKernel(trackRangeKernel, ({ inputs, attrs }) =>
    trackRange(inputs as Inputs<'x' | 'min' | 'max'>, trackAttributesOf(attrs)),
  );
  registerWasmKernel(trackChannelsKernel, ({ inputs, attrs }) =>
    trackChannels((inputs as Inputs<'weight'>).weight, Number(attrs?.highest)),
  );
}
