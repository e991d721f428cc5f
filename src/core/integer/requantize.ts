import type { Grid } from '../quant/grid';
import { roundTies } from '../quant/rounding';
import type { ScaleAndZeroPoint } from '../quant/scaleAndZeroPoint';
import type { Rounding } from '../scheme/scheme';
import { fixedPointOf, multiplyDoubleRounding, multiplySingleRounding } from './fixedPoint';

/**
 * How a sum of products becomes a code: times a float32 (ONNX Runtime Web, XNNPACK), or times a
 * fixed-point number that rounds once (ruy) or twice (gemmlowp, TensorFlow Lite's reference).
 */
export type Requantization = 'float' | 'singleRounding' | 'doubleRounding';

/** The scales between a sum of products and the code it becomes; each a float32. */
export interface SumToCode {
  readonly input: number;
  readonly weight: number;
  readonly output: number;
}

/** The codes of a tensor with one scale and zero point for all of it. */
export interface CodeParams extends ScaleAndZeroPoint {
  readonly grid: Grid;
}

type Ties = Rounding['ties'];

const { fround } = Math;

/**
 * Returns the float32 that requantizes sums: `fround(fround(input * weight) / output)`.
 *
 * Source: ONNX Runtime, `QLinearConv`; XNNPACK, `requantization_scale`.
 */
export function floatMultiplier({ input, weight, output }: SumToCode): number {
  return fround(fround(input * weight) / output);
}

/**
 * Returns the function that turns an exact sum of products into a code less its zero point, not yet
 * clamped: by `float` `rint(fround(fround(sum) * M))`, by the others their integer arithmetic with
 * the factor in double precision.
 */
export function requantizer(
  scales: SumToCode,
  by: Requantization,
  ties: Ties = 'half-even',
): (sum: number) => number {
  if (by === 'float') {
    const multiplier = floatMultiplier(scales);
    const round = roundTies(ties);
    return (sum) => round(fround(fround(sum) * multiplier));
  }
  const factor = fixedPointOf((scales.input * scales.weight) / scales.output);
  return by === 'singleRounding'
    ? (sum) => multiplySingleRounding(sum, factor)
    : (sum) => multiplyDoubleRounding(sum, factor);
}

/**
 * Returns the code of every sum, clamped to the grid.
 *
 * Shapes: `sums` [..., channels], flat; `weightScale` [1] or [channels].
 */
export function requantize(
  sums: Float64Array,
  inputScale: number,
  weightScale: Float32Array,
  output: CodeParams,
  by: Requantization = 'float',
  ties: Ties = 'half-even',
): Int32Array {
  const codes = new Int32Array(sums.length);
  const { grid, zeroPoint } = output;
  const channels = weightScale.length;
  weightScale.forEach((weight, channel) => {
    const toCode = requantizer({ input: inputScale, weight, output: output.scale }, by, ties);
    for (let i = channel; i < sums.length; i += channels) {
      const code = toCode(sums[i] ?? 0) + zeroPoint;
      codes[i] = Math.min(Math.max(code, grid.min), grid.max);
    }
  });
  return codes;
}
