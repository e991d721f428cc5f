import { eachStretch } from './quant/channels';

/** What folding divides by: the square root of the variance, or by mistake the variance itself. */
export type FoldDivisor = 'deviation' | 'variance';

/** A convolution or dense layer with the batch normalization that follows it. */
export interface NormalizedLayer {
  readonly weight: Float32Array;
  readonly weightShape: readonly number[];
  /** Axis of `weightShape` along which the output channels lie. */
  readonly outAxis: number;
  readonly bias: Float32Array | null;
  readonly gamma: Float32Array;
  readonly beta: Float32Array;
  /** Running mean. */
  readonly mean: Float32Array;
  /** Running variance, not its square root. */
  readonly variance: Float32Array;
  readonly epsilon: number;
  readonly divisor?: FoldDivisor;
}

/**
 * Returns the weight and bias of a layer that computes by itself what the layer and its batch
 * normalization do together: `w * gamma / sqrt(variance + epsilon)` and
 * `(b - mean) * gamma / sqrt(variance + epsilon) + beta`.
 *
 * Shapes: `gamma`, `beta`, `mean`, `variance`, `bias`: one value per output channel.
 * Source: Jacob et al., arXiv 1712.05877, equation 14; PyTorch, `fuse_conv_bn_weights`.
 */
export function foldBatchNorm(layer: NormalizedLayer): {
  weight: Float32Array;
  bias: Float32Array;
} {
  const factor = channelFactors(layer);
  return { weight: scaledWeight(layer, factor), bias: shiftedBias(layer, factor) };
}

function channelFactors({ gamma, variance, epsilon, divisor }: NormalizedLayer): Float64Array {
  const divisorOf = divisor === 'variance' ? (square: number) => square : Math.sqrt;
  return Float64Array.from(gamma, (g, c) => g / divisorOf((variance[c] ?? 0) + epsilon));
}

function scaledWeight(layer: NormalizedLayer, factor: Float64Array): Float32Array {
  const { weight, weightShape, outAxis } = layer;
  const scaled = new Float32Array(weight.length);
  eachStretch(weight.length, weightShape, outAxis, factor.length, (channel, start, end) => {
    const own = factor[channel] ?? 1;
    for (let i = start; i < end; i++) scaled[i] = (weight[i] ?? 0) * own;
  });
  return scaled;
}

function shiftedBias({ bias, beta, mean }: NormalizedLayer, factor: Float64Array): Float32Array {
  return Float32Array.from(factor, (own, c) => {
    const centred = (bias?.[c] ?? 0) - (mean[c] ?? 0);
    return centred * own + (beta[c] ?? 0);
  });
}
