import type { Range } from '../quantizers/quantizer';
import type { Grid } from './grid';
import { roundHalfEven } from './roundHalfEven';

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

/** Scale and zero point of one tensor or channel. */
export interface ScaleAndZeroPoint {
  /** Positive, a float32. */
  readonly scale: number;
  readonly zeroPoint: number;
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
  const low = fround(Math.min(range.min, 0));
  const high = fround(Math.max(range.max, 0));
  const span = fround(high - low);
  const scale = Math.max(fround(span / (grid.max - grid.min)), smallestScale);
  const zeroPoint = grid.min - roundHalfEven(fround(low / scale));
  return { scale, zeroPoint: Math.min(Math.max(zeroPoint, grid.min), grid.max) };
}

/**
 * Returns the scale at which the largest code stands for the end of `range` further from 0; the
 * zero point is 0.
 *
 * Source: TensorFlow Lite 8-bit quantization specification (restricted range).
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

/** Returns symmetric parameters for a symmetric grid, affine ones for any other. */
export function paramsOf(range: Range, grid: Grid): ScaleAndZeroPoint {
  return grid.symmetric ? symmetricParams(range, grid) : affineParams(range, grid);
}

/** Returns the parameters of a tensor with one scale and zero point for all of it. */
export function perTensorParams(range: Range, grid: Grid): QuantParams {
  const { scale, zeroPoint } = paramsOf(range, grid);
  return { grid, axis: null, scale: Float32Array.of(scale), zeroPoint: Int32Array.of(zeroPoint) };
}

/**
 * Returns the parameters of a tensor with a scale and zero point for every index along `axis`.
 *
 * Shapes: `ranges` has one range per index along `axis`.
 */
export function perChannelParams(ranges: readonly Range[], grid: Grid, axis: number): QuantParams {
  const params = ranges.map((range) => paramsOf(range, grid));
  return {
    grid,
    axis,
    scale: Float32Array.from(params, ({ scale }) => scale),
    zeroPoint: Int32Array.from(params, ({ zeroPoint }) => zeroPoint),
  };
}
