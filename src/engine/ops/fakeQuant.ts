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
 * Name of the kernel that a backend may register: inputs `x`, `scale`, `inverse`, `low`, `high`;
 * results the rounded values, and where no clamping was needed, for its gradient to read.
 */
export const fakeQuantKernel = 'QuantlabFakeQuant';

/** Name of its gradient: inputs `dy`, `inside`. */
export const fakeQuantGradKernel = 'QuantlabFakeQuantGrad';

/**
 * Returns `x` rounded to the grid: `(clamp(rint(x / s) + z) - z) * s`, computed as
 * `clamp(rint(x * (1/s)), qmin - z, qmax - z) * s`, which has the same codes. The gradient is the
 * straight-through estimator with clipping: it passes where the unclamped code is on the grid.
 * Shapes: as `x`; parameters scalar or [last axis].
 * Source: torch.fake_quantize_per_tensor_affine, torch.fake_quantize_per_channel_affine.
 */
export function fakeQuant<T extends tf.Tensor>(x: T, params: DeviceQuantParams): T {
  const compute = tf.getKernel(fakeQuantKernel, tf.getBackend()) ? fused : composed;
  // Scale and bounds are captured, not inputs: the gradient must not flow into them.
  const op = tf.customGrad((input, save) => {
    const { value, inside, gradient } = compute(input as T, params);
    (save as tf.GradSaveFunc)([inside]);
    return {
      value,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => [gradient(dy, saved[0] as tf.Tensor)],
    };
  });
  return op(x) as T;
}

interface Rounded<T extends tf.Tensor> {
  readonly value: T;
  /** Not zero where no clamping was needed. */
  readonly inside: tf.Tensor;
  gradient(dy: tf.Tensor, inside: tf.Tensor): tf.Tensor;
}

function composed<T extends tf.Tensor>(x: T, params: DeviceQuantParams): Rounded<T> {
  const { scale, inverse, low, high } = params;
  const code = tf.round(tf.mul(x, inverse));
  const clamped = tf.minimum(tf.maximum(code, low), high);
  const inside = tf.cast(tf.equal(code, clamped), 'float32');
  return { value: tf.mul<T>(clamped, scale), inside, gradient: (dy, passes) => tf.mul(dy, passes) };
}

function fused<T extends tf.Tensor>(x: T, params: DeviceQuantParams): Rounded<T> {
  const { scale, inverse, low, high } = params;
  const inputs: tf.NamedTensorMap = { x, scale, inverse, low, high };
  const [value, inside] = tf.engine().runKernel<[T, tf.Tensor]>(fakeQuantKernel, inputs);
  return {
    value,
    inside,
    gradient: (dy, passes) =>
      tf.engine().runKernel<tf.Tensor>(fakeQuantGradKernel, { dy, inside: passes }),
  };
}
