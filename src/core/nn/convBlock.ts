import { type ConvGradients, type ConvShape, conv2d, conv2dGradients, convOutput } from './conv2d';
import { type Pooled, reluMaxPool, reluMaxPoolGradient } from './reluMaxPool';

const poolShape = (shape: ConvShape) => ({
  images: shape.images,
  ...convOutput(shape),
  channels: shape.filters,
});

/**
 * Returns convolution, bias, ReLU and 2x2 max-pool, plainly, in double precision: what the
 * engine's operation is held to.
 * Shapes: as `conv2d`; result as `reluMaxPool`.
 */
export function convBlock(
  x: Float32Array,
  kernel: Float32Array,
  bias: Float32Array,
  shape: ConvShape,
): Pooled {
  return reluMaxPool(conv2d(x, kernel, bias, shape), poolShape(shape));
}

/** Returns the gradients of `convBlock` from that of its result. */
export function convBlockGradients(
  x: Float32Array,
  kernel: Float32Array,
  gradient: Float32Array,
  codes: Uint8Array,
  shape: ConvShape,
): ConvGradients {
  const dense = reluMaxPoolGradient(gradient, codes, poolShape(shape));
  return conv2dGradients(x, kernel, dense, shape);
}
