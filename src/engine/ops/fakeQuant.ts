import * as tf from '@tensorflow/tfjs-core';
import { pytorchRounding } from '../../core/quant/rounding';
import type { Rounding } from '../../core/scheme/scheme';

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
 * attributes `ties`, `gradient`, as `Rounding`; results the rounded values, and where the gradient
 * passes, for its gradient to read.
 */
export const fakeQuantKernel = 'QuantlabFakeQuant';

/** Name of its gradient: inputs `dy`, `inside`. */
export const fakeQuantGradKernel = 'QuantlabFakeQuantGrad';

/**
 * Returns `x` rounded to the grid: `(clamp(round(x / s) + z) - z) * s`, computed as
 * `clamp(round(x * (1/s)), qmin - z, qmax - z) * s`, which has the same codes. The gradient is a
 * straight-through estimator; by default ties go to the even code, and the gradient passes where
 * the unclamped code is on the grid.
 * Shapes: as `x`; parameters scalar or [last axis].
 * Source: torch.fake_quantize_per_tensor_affine, torch.fake_quantize_per_channel_affine;
 * TensorFlow, `FakeQuantWithMinMaxVars`, for ties up and the gradient by `range`.
 */
export function fakeQuant<T extends tf.Tensor>(
  x: T,
  params: DeviceQuantParams,
  rounding: Rounding = pytorchRounding,
): T {
  const compute = tf.getKernel(fakeQuantKernel, tf.getBackend()) ? fused : composed;
  // Scale and bounds are captured, not inputs: the gradient must not flow into them.
  const op = tf.customGrad((input, save) => {
    const { value, inside, gradient } = compute(input as T, params, rounding);
    if (rounding.gradient === 'everywhere') return { value, gradFunc: (dy: tf.Tensor) => dy };
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
  /** Not zero where the gradient passes. */
  readonly inside: tf.Tensor;
  gradient(dy: tf.Tensor, inside: tf.Tensor): tf.Tensor;
}

function composed<T extends tf.Tensor>(
  x: T,
  params: DeviceQuantParams,
  { ties, gradient }: Rounding,
): Rounded<T> {
  const { scale, inverse, low, high } = params;
  const steps = tf.mul<T>(x, inverse);
  const code = ties === 'half-even' ? tf.round(steps) : tf.floor(tf.add(steps, 0.5));
  const clamped = tf.minimum(tf.maximum(code, low), high);
  const inside = gradient === 'range' ? isInRange(x, params) : tf.equal(code, clamped);
  return {
    value: tf.mul<T>(clamped, scale),
    inside: tf.cast(inside, 'float32'),
    gradient: (dy, passes) => tf.mul(dy, passes),
  };
}

/** Whether values lie between those of the outermost codes, ends included. */
function isInRange(x: tf.Tensor, { scale, low, high }: DeviceQuantParams): tf.Tensor {
  return tf.logicalAnd(
    tf.greaterEqual(x, tf.mul(low, scale)),
    tf.lessEqual(x, tf.mul(high, scale)),
  );
}

function fused<T extends tf.Tensor>(
  x: T,
  params: DeviceQuantParams,
  { ties, gradient }: Rounding,
): Rounded<T> {
  const { scale, inverse, low, high } = params;
  const inputs: tf.NamedTensorMap = { x, scale, inverse, low, high };
  const [value, inside] = tf
    .engine()
    .runKernel<[T, tf.Tensor]>(fakeQuantKernel, inputs, { ties, gradient });
  return {
    value,
    inside,
    gradient: (dy, passes) =>
      tf.engine().runKernel<tf.Tensor>(fakeQuantGradKernel, { dy, inside: passes }),
  };
}
