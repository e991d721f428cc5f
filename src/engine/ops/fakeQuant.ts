import * as tf from '@tensorflow/tfjs-core';

/**
 * Quantization parameters on the device, prepared for the kernel. Each is a scalar or one value
 * per channel of the last axis. `low` and `high` are the ends of the grid less the zero point.
 */
export interface DeviceQuantParams {
  readonly scale: tf.Tensor;
  /** Float32 reciprocal of the scale, as PyTorch multiplies by it. */
  readonly inverse: tf.Tensor;
  readonly low: tf.Tensor;
  readonly high: tf.Tensor;
}

/**
 * Returns `x` rounded to the grid: `(clamp(rint(x / s) + z) - z) * s`, computed as
 * `clamp(rint(x * (1/s)), qmin - z, qmax - z) * s`, which has the same codes. The gradient is the
 * straight-through estimator with clipping: it passes where the unclamped code is on the grid.
 * Shapes: as `x`; parameters scalar or [last axis].
 * Source: torch.fake_quantize_per_tensor_affine, torch.fake_quantize_per_channel_affine.
 */
export function fakeQuant<T extends tf.Tensor>(x: T, params: DeviceQuantParams): T {
  // Scale and bounds are captured, not inputs: the gradient must not flow into them.
  const { scale, inverse, low, high } = params;
  const op = tf.customGrad((input, save) => {
    const real = input as T;
    const code = tf.round(tf.mul(real, inverse));
    const clamped = tf.minimum(tf.maximum(code, low), high);
    const inside = tf.cast(tf.equal(code, clamped), 'float32');
    (save as tf.GradSaveFunc)([inside]);
    return {
      value: tf.mul<T>(clamped, scale),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => [tf.mul(dy, saved[0] as tf.Tensor)],
    };
  });
  return op(x) as T;
}
