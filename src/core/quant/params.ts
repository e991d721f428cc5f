import type { Range } from '../quantizers/quantizer';
import type { Grid } from './grid';
import { roundHalfEven } from './roundHalfEven';
import type { ScaleAndZeroPoint } from './scaleAndZeroPoint';
import { nudgedZeroPoint } from './tensorflow/nudge';

/** Whose rule turns a range into scale and zero point. */
export type Convention = 'pytorch' | 'tensorflow';

/**
 * Scale and zero point of a quantized tensor: one each (`axis` null), or one for every index
 * along `axis`. Real value of code `q`: `(q - zeroPoint) * scale`.
 */
export interface QuantParams {
  readonly grid: Grid;
  readonly axis: number | null;
  /** Positive. */
  readonly scale: Float32Array;
  readonly zeroPoint: Int32Array;
}

/** The smallest scale: float32's epsilon, as in PyTorch's observers. */
export const smallestScale = 2 ** -23;

const { fround } = Math;

/**
 * Returns the scale and zero point that spread the codes of `grid` over `range`, widened to contain
 * 0 so that zero has a code of its own.
 *
 * Source: PyTorch, `UniformQuantizationObserverBase._calculate_qparams`, affine scheme, in float32.
 */
export function affineParams(range: Range, grid: Grid): ScaleAndZeroPoint {
  const { low, scale } = spread(range, grid);
  const zeroPoint = grid.min - roundHalfEven(fround(low / scale));
  return { scale, zeroPoint: Math.min(Math.max(zeroPoint, grid.min), grid.max) };
}

/**
 * Returns scale and zero point of the range, widened to contain 0, by TensorFlow's rule: the zero
 * point rounds half away from zero, counted from the lowest code of unsigned ones.
 *
 * Source: TensorFlow, core/kernels/fake_quant_ops_functor.h, `Nudge`; TensorFlow Model Optimization,
 * `LastValueQuantize`, for the widening.
 */
export function tensorflowParams(range: Range, grid: Grid): ScaleAndZeroPoint {
  const { low, scale } = spread(range, grid);
  const offset = grid.min < 0 ? 2 ** (grid.bits - 1) : 0;
  const codes = { min: grid.min + offset, max: grid.max + offset };
  return { scale, zeroPoint: nudgedZeroPoint(low, scale, codes) - offset };
}

/** Returns the lower end of the range, widened to contain 0, and the scale of codes spread over it. */
function spread({ min, max }: Range, grid: Grid): { low: number; scale: number } {
  const low = fround(Math.min(min, 0));
  const high = fround(Math.max(max, 0));
  const scale = fround(fround(high - low) / (grid.max - grid.min));
  return { low, scale: Math.max(scale, smallestScale) };
}

/**
 * Returns the scale at which the largest code stands for the end of `range` further from 0; the
 * zero point is 0, with or without the lowest code of the full signed range.
 *
 * Source: TensorFlow Lite 8-bit quantization specification (restricted range); TensorFlow Model
 * Optimization, `LastValueQuantize` with `symmetric`, which stretches a range that is not narrow to
 * the ratio of the signed codes, so that TensorFlow's nudge gives the same parameters.
 */
export function symmetricParams(range: Range, grid: Grid): ScaleAndZeroPoint {
  const scale = fround(largestMagnitude(range) / grid.max);
  return { scale: Math.max(scale, smallestScale), zeroPoint: 0 };
}

/**
 * Returns scale and zero point by the convention of PyTorch's symmetric observers: the scale divides
 * by half the number of steps (127.5 at 8 bits), and the zero point of unsigned codes is the middle.
 *
 * Source: PyTorch, `UniformQuantizationObserverBase._calculate_qparams`, symmetric scheme with given
 * `quant_min` and `quant_max`.
 */
export function pytorchSymmetricParams(range: Range, grid: Grid): ScaleAndZeroPoint {
  const scale = fround(largestMagnitude(range) / ((grid.max - grid.min) / 2));
  const zeroPoint = grid.min < 0 ? 0 : Math.floor((grid.min + grid.max) / 2);
  return { scale: Math.max(scale, smallestScale), zeroPoint };
}

function largestMagnitude(range: Range): number {
  return fround(Math.max(-range.min, range.max, 0));
}

/**
 * Returns symmetric parameters for a symmetric grid; affine ones for any other, by the convention's
 * rule for the zero point.
 */
export function paramsOf(
  range: Range,
  grid: Grid,
  convention: Convention = 'pytorch',
): ScaleAndZeroPoint {
  if (grid.symmetric) return symmetricParams(range, grid);
  return convention === 'tensorflow' ? tensorflowParams(range, grid) : affineParams(range, grid);
}

/** Returns the parameters of a tensor with one scale and zero point for all of it. */
export function perTensorParams(
  range: Range,
  grid: Grid,
  convention: Convention = 'pytorch',
): QuantParams {
  const { scale, zeroPoint } = paramsOf(range, grid, convention);
  return { grid, axis: null, scale: Float32Array.of(scale), zeroPoint: Int32Array.of(zeroPoint) };
}

/**
 * Returns the parameters of a tensor with a scale and zero point for every index along `axis`.
 *
 * Shapes: `ranges` has one range per index along `axis`.
 */
export function perChannelParams(
  ranges: readonly Range[],
  grid: Grid,
  axis: number,
  convention: Convention = 'pytorch',
): QuantParams {
  const params = ranges.map((range) => paramsOf(range, grid, convention));
  return {
    grid,
    axis,
    scale: Float32Array.from(params, ({ scale }) => scale),
    zeroPoint: Int32Array.from(params, ({ zeroPoint }) => zeroPoint),
  };
}
