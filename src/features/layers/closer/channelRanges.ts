import { channelsAlong } from '../../../core/quant/channels';
import { extremes } from '../../../core/quant/extremes';
import type { Range } from '../../../core/quantizers/quantizer';
import type { LayerWeights } from '../../../core/rangeTrial/layerTensors';
import { endsOf } from '../../../core/rangeTrial/tryParams';

/** What the weights of one channel span, and what its codes do. */
export interface ChannelRange {
  readonly channel: number;
  readonly weights: Range;
  readonly codes: Range;
}

/** Returns the ranges of every channel; none where the weights stay in float. */
export function channelRanges({ shape, values, quantized }: LayerWeights): ChannelRange[] {
  if (!quantized) return [];
  const { grid, axis, scale, zeroPoint } = quantized.params;
  return channelsAlong(values, shape, shape.length - 1).map((own, channel) => {
    const index = axis === null ? 0 : channel;
    const params = { scale: scale[index] ?? 1, zeroPoint: zeroPoint[index] ?? 0 };
    return { channel, weights: extremes(own), codes: endsOf(params, grid) };
  });
}
