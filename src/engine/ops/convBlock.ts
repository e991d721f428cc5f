import * as tf from '@tensorflow/tfjs-core';
import { poolSize } from '../../core/model/spec';

/**
 * Name of the kernel that a backend may register: inputs `x`, `kernel`, `bias`; results pooled
 * values and their codes, which only `convBlockGradKernel` reads.
 */
export const convBlockKernel = 'QuantlabConvBlock';

/**
 * Name of its gradient: inputs `x`, `kernel`, `dy`, `codes`; attribute `needsInputGradient`;
 * results the gradients of kernel and bias, and then, where needed, that of x.
 */
export const convBlockGradKernel = 'QuantlabConvBlockGrad';

/**
 * Returns convolution (stride 1, no padding), bias, ReLU and 2x2 max-pool. Where values of a
 * window are equal, the gradient goes to the first.
 * Shapes: x [n, h, w, in], kernel [kh, kw, in, out], bias [out]; result [n, ph, pw, out], where
 * ph = floor((h - kh + 1) / 2).
 */
export function convBlock(
  x: tf.Tensor4D,
  kernel: tf.Tensor4D,
  bias: tf.Tensor1D,
  needsInputGradient: boolean,
): tf.Tensor4D {
  return tf.getKernel(convBlockKernel, tf.getBackend())
    ? fused(x, kernel, bias, needsInputGradient)
    : composed(x, kernel, bias);
}

/** The same from stock operations, which make their own gradients. */
export function composed(x: tf.Tensor4D, kernel: tf.Tensor4D, bias: tf.Tensor1D): tf.Tensor4D {
  const sums = tf.conv2d(x, kernel, 1, 'valid');
  const active = tf.relu(tf.add(sums, bias)) as tf.Tensor4D;
  return tf.maxPool(active, poolSize, poolSize, 'valid');
}

function fused(
  x: tf.Tensor4D,
  kernel: tf.Tensor4D,
  bias: tf.Tensor1D,
  needsInputGradient: boolean,
): tf.Tensor4D {
  const op = tf.customGrad((...args) => {
    const save = args[args.length - 1] as tf.GradSaveFunc;
    const [pooled, codes] = tf
      .engine()
      .runKernel<[tf.Tensor4D, tf.Tensor4D]>(convBlockKernel, { x, kernel, bias });
    save([x, kernel, codes]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) =>
      gradients(dy, saved as tf.Tensor4D[], needsInputGradient);
    return { value: pooled, gradFunc };
  });
  // What is an input gets a gradient, asked for or not: the first layer's image is none.
  return (needsInputGradient ? op(kernel, bias, x) : op(kernel, bias)) as tf.Tensor4D;
}

function gradients(
  dy: tf.Tensor,
  [x, kernel, codes]: tf.Tensor4D[],
  needsInputGradient: boolean,
): tf.Tensor[] {
  const inputs = { x, kernel, dy, codes } as tf.NamedTensorMap;
  return tf.engine().runKernel<tf.Tensor[]>(convBlockGradKernel, inputs, { needsInputGradient });
}
