import * as tf from '@tensorflow/tfjs-core';
import type { Grid } from '../../core/quant/grid';
import { pytorchRounding } from '../../core/quant/rounding';
import type { Rounding } from '../../core/scheme/scheme';
import { roundingOf } from './roundingAttributes';

/**
 * Name of the kernel that a backend may register: inputs `x`, `scale` and, where it is learned,
 * `zeroPoint`; attributes as `LearnedQuantAttributes`; result the rounded values.
 */
export const learnedQuantKernel = 'QuantlabLearnedQuant';

/**
 * Name of its gradient: inputs `dy` and those of `learnedQuantKernel`; attributes likewise;
 * results the gradients of `x`, `scale` and, where it is learned, `zeroPoint`.
 */
export const learnedQuantGradKernel = 'QuantlabLearnedQuantGrad';

/** The codes that values are rounded to, both ends included, and how. */
export interface LearnedQuantAttributes extends Pick<Grid, 'min' | 'max'>, Rounding {
  /** Times the gradients of scale and zero point. */
  readonly gradFactor: number;
}

/** The inputs of a kernel; without a zero point it is 0. */
export interface LearnedOperands {
  readonly x: tf.TensorInfo;
  readonly scale: tf.TensorInfo;
  readonly zeroPoint: tf.TensorInfo | undefined;
}

/** Returns the inputs that a kernel was given. Throws: `RangeError` when one is missing. */
export function learnedOperandsOf({ x, scale, zeroPoint }: tf.NamedTensorInfoMap): LearnedOperands {
  if (!x || !scale) throw new RangeError('an operand is missing');
  return { x, scale, zeroPoint };
}

/** Returns the gradient that a kernel was given. Throws: `RangeError` when it is missing. */
export function learnedGradientOf({ dy }: tf.NamedTensorInfoMap): tf.TensorInfo {
  if (!dy) throw new RangeError('the gradient is missing');
  return dy;
}

/** Returns the attributes that a kernel was given. */
export function learnedQuantOf(attrs: tf.NamedAttrMap | undefined): LearnedQuantAttributes {
  const [min, max, gradFactor] = [
    Number(attrs?.min),
    Number(attrs?.max),
    Number(attrs?.gradFactor),
  ];
  return { min, max, gradFactor, ...roundingOf(attrs) };
}

/**
 * Returns `x` rounded to a grid whose scale is learned, and so is its zero point unless it is null,
 * for 0: `(clamp(rint(x * (1/s)) + rint(z), min, max) - rint(z)) * s`. With `dy` coming in, the
 * gradient of `x` is dy where the unclamped code is in range (or where the rounding says), else 0;
 * that of the scale `gradFactor * sum(dy * t)`, where t is `(y - x) / s` in range, else the nearer
 * end less z; that of the zero point `gradFactor * sum(-dy * s)` over what was clamped. The whole
 * zero point is kept in range too.
 * Shapes: as `x`; scale and zero point alike, scalar or [last axis].
 * Source: Esser et al., arXiv 1902.08153, equation 3; Bhalgat et al., arXiv 2004.09576, section 3.2;
 * torch._fake_quantize_learnable_per_tensor_affine and _per_channel_affine.
 */
export function learnedQuant<T extends tf.Tensor>(
  x: T,
  scale: tf.Tensor,
  zeroPoint: tf.Tensor | null,
  { min, max }: Pick<Grid, 'min' | 'max'>,
  gradFactor: number,
  { ties, gradient }: Rounding = pytorchRounding,
): T {
  const attributes: LearnedQuantAttributes = { min, max, gradFactor, ties, gradient };
  const hasKernel = tf.getKernel(learnedQuantKernel, tf.getBackend());
  const { forward, backward } = hasKernel ? fused : composed;
  // All are inputs, not captured: gradients must flow into each.
  const op = tf.customGrad((...args) => {
    const save = args[args.length - 1] as tf.GradSaveFunc;
    save(zeroPoint ? [x, scale, zeroPoint] : [x, scale]);
    const value = forward({ x, scale, zeroPoint }, attributes);
    return {
      value,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => backward(dy, operandsOf(saved), attributes),
    };
  });
  return (zeroPoint ? op(x, scale, zeroPoint) : op(x, scale)) as T;
}

interface Operands {
  readonly x: tf.Tensor;
  readonly scale: tf.Tensor;
  readonly zeroPoint: tf.Tensor | null;
}

/** One way to compute the values, and then the gradients of the operands that are there. */
interface Computation {
  forward(operands: Operands, attributes: LearnedQuantAttributes): tf.Tensor;
  backward(dy: tf.Tensor, operands: Operands, attributes: LearnedQuantAttributes): tf.Tensor[];
}

function operandsOf([x, scale, zeroPoint]: tf.Tensor[]): Operands {
  if (!x || !scale) throw new RangeError('the operands were not saved');
  return { x, scale, zeroPoint: zeroPoint ?? null };
}

/** Numbers are cheap operands on every backend but WebGPU, which has the kernels. */
const composed: Computation = {
  forward: (operands, attributes) => tf.mul(rounded(operands, attributes).clamped, operands.scale),
  backward(dy, operands, attributes) {
    const { scale, zeroPoint } = operands;
    const codes = rounded(operands, attributes);
    const inside = tf.equal(codes.code, codes.clamped);
    const dx = passed(dy, operands, codes, attributes.gradient);
    const slope = tf.where(inside, tf.sub(codes.clamped, codes.quotient), codes.clamped);
    const sum = (terms: tf.Tensor) => tf.mul(sumLike(terms, scale), attributes.gradFactor);
    const dScale = sum(tf.mul(dy, slope));
    if (!zeroPoint) return [dx, dScale];
    return [dx, dScale, tf.neg(tf.mul(sum(tf.where(inside, tf.zerosLike(dy), dy)), scale))];
  },
};

/** Codes less the zero point, before and after clamping, and the ends of the grid likewise. */
function rounded({ x, scale, zeroPoint }: Operands, { min, max, ties }: LearnedQuantAttributes) {
  const quotient = tf.mul(x, tf.div(1, scale));
  const code = ties === 'half-up' ? tf.floor(tf.add(quotient, 0.5)) : tf.round(quotient);
  const zero = zeroPoint ? tf.clipByValue(tf.round(zeroPoint), min, max) : 0;
  const [low, high] = [tf.sub(min, zero), tf.sub(max, zero)];
  return { quotient, code, low, high, clamped: tf.minimum(tf.maximum(code, low), high) };
}

function passed(
  dy: tf.Tensor,
  { x, scale }: Operands,
  { code, low, high }: ReturnType<typeof rounded>,
  gradient: Rounding['gradient'],
): tf.Tensor {
  const between = (least: tf.Tensor, value: tf.Tensor, most: tf.Tensor) =>
    tf.logicalAnd(tf.greaterEqual(value, least), tf.lessEqual(value, most));
  const where = (condition: tf.Tensor) => tf.where(condition, dy, tf.zerosLike(dy));
  switch (gradient) {
    case 'code':
      return where(between(low, code, high));
    case 'range':
      return where(between(tf.mul(low, scale), x, tf.mul(high, scale)));
    case 'everywhere':
      return dy;
  }
}

/** Returns the sum of all terms, or of each channel's, in the shape of the scale. */
function sumLike(terms: tf.Tensor, scale: tf.Tensor): tf.Tensor {
  const axes = terms.shape.map((_, axis) => axis);
  return tf.reshape(tf.sum(terms, scale.size === 1 ? axes : axes.slice(0, -1)), scale.shape);
}

const fused: Computation = {
  forward: (operands, attributes) =>
    tf.engine().runKernel<tf.Tensor>(learnedQuantKernel, present(operands), { ...attributes }),
  backward: (dy, operands, attributes) => {
    const inputs = { dy, ...present(operands) };
    return tf.engine().runKernel<tf.Tensor[]>(learnedQuantGradKernel, inputs, { ...attributes });
  },
};

function present({ x, scale, zeroPoint }: Operands): tf.NamedTensorMap {
  return zeroPoint ? { x, scale, zeroPoint } : { x, scale };
}
