import * as tf from '@tensorflow/tfjs-core';
import type { Convention } from '../../core/quant/params';
import type { Tracking } from '../../core/quantizers/quantizer';
import type { DeviceQuantParams } from './fakeQuant';

/**
 * Name of the kernel that a backend may register: inputs `x`, `min`, `max`; attributes as
 * `TrackAttributes`; results the moved min and max, then scale, inverse, low and high.
 */
export const trackRangeKernel = 'QuantlabTrackRange';

/**
 * Name of the kernel that a backend may register: input `weight`; attribute `highest`, the highest
 * code; results scale and inverse of every channel.
 */
export const trackChannelsKernel = 'QuantlabTrackChannels';

/**
 * Name of the kernel that a backend may register: input `weight`; attribute `highest`; results
 * scale and inverse as `trackChannelsKernel`, and the weights rounded to that grid.
 */
export const roundChannelsKernel = 'QuantlabRoundChannels';

export interface TrackAttributes {
  /** Whether the range takes in all that it sees; else it goes by `rate` towards it. */
  readonly widens: boolean;
  readonly rate: number;
  /** Codes less one; the lowest is 0. */
  readonly steps: number;
  /** Whose rule the zero point goes by. */
  readonly convention: Convention;
}

/** Returns the attributes that a kernel was given. */
export function trackAttributesOf(attrs: tf.NamedAttrMap | undefined): TrackAttributes {
  const [rate, steps] = [Number(attrs?.rate), Number(attrs?.steps)];
  const convention = attrs?.convention === 'tensorflow' ? 'tensorflow' : 'pytorch';
  return { widens: attrs?.widens === true, rate, steps, convention };
}

export interface TrackedRange {
  readonly min: tf.Scalar;
  readonly max: tf.Scalar;
  readonly params: DeviceQuantParams;
}

/**
 * Returns the range moved by what `x` holds, and the affine parameters that follow from it; null
 * where the backend has no kernel for it. Units: `steps` is the number of codes less one.
 */
export function trackRange(
  x: tf.Tensor,
  range: { readonly min: tf.Scalar; readonly max: tf.Scalar },
  tracking: Tracking,
  steps: number,
  convention: Convention,
): TrackedRange | null {
  if (!tf.getKernel(trackRangeKernel, tf.getBackend())) return null;
  const rate = tracking.kind === 'average' ? tracking.rate : 1;
  const widens = tracking.kind === 'extremes';
  const attrs: TrackAttributes = { widens, rate, steps, convention };
  const inputs = { x, min: range.min, max: range.max };
  const [min, max, scale, inverse, low, high] = tf
    .engine()
    .runKernel<[tf.Scalar, tf.Scalar, tf.Scalar, tf.Scalar, tf.Scalar, tf.Scalar]>(
      trackRangeKernel,
      inputs,
      { ...attrs },
    );
  return { min, max, params: { scale, inverse, low, high } };
}

/** Returns scale and reciprocal of every channel; null where the backend has no kernel for it. */
export function trackChannels(
  weight: tf.Tensor,
  highest: number,
): { scale: tf.Tensor1D; inverse: tf.Tensor1D } | null {
  if (!tf.getKernel(trackChannelsKernel, tf.getBackend())) return null;
  const [scale, inverse] = tf
    .engine()
    .runKernel<[tf.Tensor1D, tf.Tensor1D]>(trackChannelsKernel, { weight }, { highest });
  return { scale, inverse };
}

/**
 * Returns the weights rounded to the grid of their own largest magnitudes, and gives its scales to
 * `keep`; null where the backend has no kernel for it. On that grid nothing is clamped: the
 * gradient passes unchanged.
 */
export function roundChannels<T extends tf.Tensor>(
  weight: T,
  highest: number,
  keep: (channels: { scale: tf.Tensor1D; inverse: tf.Tensor1D }) => void,
): T | null {
  if (!tf.getKernel(roundChannelsKernel, tf.getBackend())) return null;
  const op = tf.customGrad((input) => {
    const [scale, inverse, value] = tf
      .engine()
      .runKernel<[tf.Tensor1D, tf.Tensor1D, T]>(
        roundChannelsKernel,
        { weight: input as T },
        { highest },
      );
    keep({ scale, inverse });
    return { value, gradFunc: (dy: tf.Tensor) => dy };
  });
  return op(weight) as T;
}
