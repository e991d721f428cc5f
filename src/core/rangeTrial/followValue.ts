import type { Grid } from '../quant/grid';
import { roundTies } from '../quant/rounding';
import type { ScaleAndZeroPoint } from '../quant/scaleAndZeroPoint';
import type { Rounding } from '../scheme/scheme';

const { fround } = Math;

/** One value on its way from real to code and back. */
export interface Followed {
  readonly value: number;
  /** In units of the scale, before rounding. */
  readonly inSteps: number;
  readonly rounded: number;
  /** With the zero point added, before it is kept on the grid. */
  readonly unclamped: number;
  readonly code: number;
  /** What the code stands for. */
  readonly real: number;
  readonly error: number;
}

/** Returns the way of a value to its code and back, as `quantize` and `dequantize` go it. */
export function followValue(
  value: number,
  { scale, zeroPoint }: ScaleAndZeroPoint,
  grid: Grid,
  ties: Rounding['ties'] = 'half-even',
): Followed {
  const inSteps = fround(fround(value) * fround(1 / scale));
  const rounded = roundTies(ties)(inSteps);
  const unclamped = rounded + zeroPoint;
  const code = Math.min(Math.max(unclamped, grid.min), grid.max);
  const real = fround((code - zeroPoint) * scale);
  return { value, inSteps, rounded, unclamped, code, real, error: real - value };
}
