import * as tf from '@tensorflow/tfjs-core';
import { roundHalfEven } from '../../core/quant/roundHalfEven';
import {
  type LearnedOperands,
  type LearnedQuantAttributes,
  learnedGradientOf,
  learnedOperandsOf,
  learnedQuantGradKernel,
  learnedQuantKernel,
  learnedQuantOf,
} from '../ops/learnedQuant';
import { floatBytes, wholeVectors } from './convSizes';
import { kernels } from './kernels';
import { addressOf, allocate, floatsAt, withScratch } from './memory';
import { registerWasmKernel } from './registerKernel';
import { flagsOf, type Rounder, withRounders } from './rounders';

const sizeOf = ({ shape }: tf.TensorInfo) => tf.util.sizeFromShape(shape);

const valuesOf = (tensor: tf.TensorInfo) => floatsAt(addressOf(tensor), sizeOf(tensor));

function roundersOf(
  { scale, zeroPoint }: LearnedOperands,
  { min, max }: LearnedQuantAttributes,
): Rounder[] {
  const zeroPoints = zeroPoint && valuesOf(zeroPoint);
  const zeroOf = (value: number) => Math.min(Math.max(roundHalfEven(value), min), max);
  return Array.from(valuesOf(scale), (value, channel) => {
    const zero = zeroPoints ? zeroOf(zeroPoints[channel] ?? Number.NaN) : 0;
    return { scale: value, inverse: 1 / value, low: min - zero, high: max - zero };
  });
}

function learnedQuant(
  operands: LearnedOperands,
  attributes: LearnedQuantAttributes,
): tf.TensorInfo {
  const { x } = operands;
  const result = allocate(x.shape);
  const rounders = roundersOf(operands, attributes);
  const [halfUp] = flagsOf(attributes);
  withRounders(rounders, attributes.gradient, (address) => {
    const addresses = [addressOf(x), addressOf(result), address];
    const channels = rounders.length;
    if (channels === 1) kernels().learnedQuantAll(...addresses, sizeOf(x), halfUp);
    else kernels().learnedQuant(...addresses, sizeOf(x) / channels, channels, halfUp);
  });
  return result;
}

/** Returns the gradients of x, scale and, where it is there, zero point. */
function gradients(
  dy: tf.TensorInfo,
  operands: LearnedOperands,
  attributes: LearnedQuantAttributes,
): tf.TensorInfo[] {
  const { x, scale, zeroPoint } = operands;
  const { gradFactor } = attributes;
  const [dx, dScale] = [allocate(x.shape), allocate(scale.shape)];
  const dZeroPoint = zeroPoint && allocate(zeroPoint.shape);
  const rounders = roundersOf(operands, attributes);
  const sumsBytes = wholeVectors(rounders.length) * floatBytes;
  withScratch(2 * sumsBytes, (slopes) => {
    const clipped = slopes + sumsBytes;
    pass([x, dy, dx], [slopes, clipped], rounders, attributes);
    const sums = (address: number) => floatsAt(address, rounders.length);
    valuesOf(dScale).set(sums(slopes).map((sum) => gradFactor * sum));
    if (!dZeroPoint) return;
    const moves = rounders.map((rounder) => -gradFactor * rounder.scale);
    valuesOf(dZeroPoint).set(sums(clipped).map((sum, c) => sum * (moves[c] ?? Number.NaN)));
  });
  return dZeroPoint ? [dx, dScale, dZeroPoint] : [dx, dScale];
}

/** Writes the gradient of x, and the sums that those of scale and zero point are multiples of. */
function pass(
  tensors: readonly [tf.TensorInfo, tf.TensorInfo, tf.TensorInfo],
  sums: readonly [number, number],
  rounders: readonly Rounder[],
  attributes: LearnedQuantAttributes,
): void {
  const channels = rounders.length;
  const size = sizeOf(tensors[0]);
  const flags = flagsOf(attributes);
  withRounders(rounders, attributes.gradient, (address) => {
    const addresses = [...tensors.map(addressOf), address, ...sums];
    if (channels === 1) {
      kernels().learnedQuantGradientAll(...addresses, size, ...flags);
    } else {
      for (const sum of sums) floatsAt(sum, wholeVectors(channels)).fill(0);
      kernels().learnedQuantGradient(...addresses, size / channels, channels, ...flags);
    }
  });
}

/** Makes the WASM backend compute `learnedQuant` by our kernels. */
export function registerLearnedQuant(): void {
  registerWasmKernel(learnedQuantKernel, ({ inputs, attrs }) =>
    learnedQuant(learnedOperandsOf(inputs), learnedQuantOf(attrs)),
  );
  registerWasmKernel(learnedQuantGradKernel, ({ inputs, attrs }) =>
    gradients(learnedGradientOf(inputs), learnedOperandsOf(inputs), learnedQuantOf(attrs)),
  );
}
