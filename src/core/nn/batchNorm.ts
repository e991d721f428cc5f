import { batchNormEpsilon } from '../model/spec';

type Values = Float32Array | Float64Array;

export interface Moments {
  readonly mean: Float64Array;
  /** Biased: divided by the number of values. */
  readonly variance: Float64Array;
}

/** Returns the mean over all but the last axis of what `value` gives for each index. */
function channelMeans(size: number, channels: number, value: (index: number) => number) {
  const means = new Float64Array(channels);
  for (let i = 0; i < size; i++) means[i % channels] = (means[i % channels] ?? 0) + value(i);
  return means.map((sum) => (sum * channels) / size);
}

/** Returns mean and variance of each channel, plainly. Shapes: x [..., channels]. */
export function channelMoments(x: Values, channels: number): Moments {
  const mean = channelMeans(x.length, channels, (i) => x[i] ?? 0);
  const from = (i: number) => (x[i] ?? 0) - (mean[i % channels] ?? 0);
  return { mean, variance: channelMeans(x.length, channels, (i) => from(i) ** 2) };
}

const deviations = ({ variance }: Moments) => variance.map((v) => Math.sqrt(v + batchNormEpsilon));

/**
 * Returns `gamma * (x - mean) / sqrt(variance + eps) + beta`, plainly.
 * Shapes: x [..., channels], the others [channels].
 */
export function batchNorm(x: Values, gamma: Values, beta: Values, moments: Moments): Float64Array {
  const channels = gamma.length;
  const deviation = deviations(moments);
  return Float64Array.from(x, (value, i) => {
    const c = i % channels;
    const normalized = (value - (moments.mean[c] ?? 0)) / (deviation[c] ?? 1);
    return (gamma[c] ?? 0) * normalized + (beta[c] ?? 0);
  });
}

export interface BatchNormGradients {
  readonly x: Float64Array;
  readonly gamma: Float64Array;
  readonly beta: Float64Array;
}

/**
 * Returns the gradients of `batchNorm` by the moments of `x` itself, through which they flow.
 * Source: Ioffe and Szegedy, arXiv 1502.03167, section 3.
 */
export function batchNormGradients(x: Values, gamma: Values, dy: Values): BatchNormGradients {
  const channels = gamma.length;
  const moments = channelMoments(x, channels);
  const deviation = deviations(moments);
  const ones = new Float64Array(channels).fill(1);
  const normalized = batchNorm(x, ones, new Float64Array(channels), moments);
  const meanDy = channelMeans(x.length, channels, (i) => dy[i] ?? 0);
  const meanProduct = channelMeans(x.length, channels, (i) => (dy[i] ?? 0) * (normalized[i] ?? 0));
  const count = x.length / channels;
  return {
    x: Float64Array.from(x, (_, i) => {
      const c = i % channels;
      const through = (meanDy[c] ?? 0) + (normalized[i] ?? 0) * (meanProduct[c] ?? 0);
      return ((gamma[c] ?? 0) / (deviation[c] ?? 1)) * ((dy[i] ?? 0) - through);
    }),
    gamma: meanProduct.map((mean) => mean * count),
    beta: meanDy.map((mean) => mean * count),
  };
}
