import { quantizerById } from '../quantizers';
import type { WeightScheme } from '../scheme/scheme';
import { channelsAlong } from './channels';
import { type Convention, perChannelParams, perTensorParams, type QuantParams } from './params';

/**
 * Returns the parameters of the weights of a layer: a scale and zero point for every output channel
 * or for all of them, over ranges that the scheme's quantizer chooses.
 *
 * Shapes: kernels are [row, column, in, out], dense weights [in, out]; channels are the last axis.
 * Throws: `not-a-number` when a weight is NaN or infinite; `bad-setting` for an unknown quantizer.
 */
export function weightParams(
  weights: Float32Array,
  shape: readonly number[],
  { grid, perChannel, range }: WeightScheme,
  convention: Convention,
): QuantParams {
  const quantizer = quantizerById(range);
  if (!perChannel) return perTensorParams(quantizer.weightRange(weights, grid), grid, convention);
  const axis = shape.length - 1;
  const channels = channelsAlong(weights, shape, axis);
  const ranges = channels.map((channel) => quantizer.weightRange(channel, grid));
  return perChannelParams(ranges, grid, axis, convention);
}
