import type { Quantizer } from '../quantizers/quantizer';
import { lastAxisChannels } from './channels';
import { weightGrid } from './grid';
import { perChannelParams, type QuantParams } from './params';

/**
 * Returns symmetric parameters of the weights of a layer, one scale per output channel.
 *
 * Shapes: kernels are [row, column, in, out], dense weights [in, out]; channels are the last axis.
 * Throws: `not-a-number` when a weight is NaN or infinite.
 */
export function weightParams(
  weights: Float32Array,
  shape: readonly number[],
  bits: number,
  quantizer: Quantizer,
): QuantParams {
  const grid = weightGrid(bits);
  const channels = lastAxisChannels(weights, shape.at(-1) ?? 1);
  const ranges = channels.map((channel) => quantizer.weightRange(channel, grid));
  return perChannelParams(ranges, grid, shape.length - 1);
}
