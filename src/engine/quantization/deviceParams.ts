import * as tf from '@tensorflow/tfjs-core';
import type { QuantParams } from '../../core/quant/params';
import type { Params } from './rangeRule';

/**
 * Returns parameters put on the device for `fakeQuant`; the caller disposes them.
 * Shapes: scalars for one scale; else one value per channel, but scalar ends where they are all equal.
 */
export function constantParams({ grid, axis, scale, zeroPoint }: QuantParams): Params {
  const perChannel = (values: Float32Array) =>
    axis === null ? tf.scalar(values[0] ?? Number.NaN) : tf.tensor1d(values);
  const end = (code: number) =>
    grid.symmetric ? tf.scalar(code) : perChannel(Float32Array.from(zeroPoint, (z) => code - z));
  return {
    scale: perChannel(scale),
    inverse: perChannel(scale.map((value) => 1 / value)),
    low: end(grid.min),
    high: end(grid.max),
  };
}
