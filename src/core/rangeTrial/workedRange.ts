import type { Grid } from '../quant/grid';
import { type Convention, paramsOf } from '../quant/params';
import type { ScaleAndZeroPoint } from '../quant/scaleAndZeroPoint';
import type { Range } from '../quantizers/quantizer';

const { fround } = Math;

/** The way from a range to scale and zero point, with every number on it. */
export type WorkedRange = ScaleAndZeroPoint &
  (
    | {
        readonly kind: 'symmetric';
        /** The end further from 0. */
        readonly magnitude: number;
        /** The largest code, which stands for it. */
        readonly steps: number;
      }
    | {
        readonly kind: 'affine';
        /** The range, widened to contain 0. */
        readonly low: number;
        readonly high: number;
        /** Steps between the lowest and the highest code. */
        readonly steps: number;
        /** Where 0 lies among the codes, before it is rounded and kept on the grid. */
        readonly unrounded: number;
      }
  );

/** Returns how the range becomes scale and zero point, which are those of `paramsOf`. */
export function workedRange(range: Range, grid: Grid, convention: Convention): WorkedRange {
  const params = paramsOf(range, grid, convention);
  if (grid.symmetric) {
    const magnitude = fround(Math.max(-range.min, range.max, 0));
    return { ...params, kind: 'symmetric', magnitude, steps: grid.max };
  }
  const low = fround(Math.min(range.min, 0));
  const high = fround(Math.max(range.max, 0));
  const unrounded = grid.min - low / params.scale;
  return { ...params, kind: 'affine', low, high, steps: grid.max - grid.min, unrounded };
}
