import type { Grid } from '../quant/grid';
import { roundTies } from '../quant/rounding';
import type { ScaleAndZeroPoint } from '../quant/scaleAndZeroPoint';
import type { Range } from '../quantizers/quantizer';
import type { Rounding } from '../scheme/scheme';
import type { Sample } from './sample';

const { fround } = Math;

/** What becomes of values at a scale and zero point. */
export interface Trial {
  readonly params: ScaleAndZeroPoint;
  /** Real values of the lowest and the highest code. */
  readonly ends: Range;
  /** Share of the values whose unclamped code is off the grid, 0 to 1. */
  readonly clippedShare: number;
  /** Part of the mean squared error that values inside the range have. */
  readonly roundingError: number;
  /** Part of the mean squared error that clipped values have. */
  readonly clippingError: number;
  /** Signal to quantization noise; Infinity when nothing is lost. Units: dB. */
  readonly sqnrDb: number;
  /** How many values have each code, from the lowest. */
  readonly codes: Float64Array;
}

/**
 * Returns what quantizing the values comes to. Values that stand alone have the codes that `quantize`
 * gives; those of a bin all have the code of their mean.
 */
export function tryParams(
  sample: Sample,
  params: ScaleAndZeroPoint,
  grid: Grid,
  ties: Rounding['ties'] = 'half-even',
): Trial {
  const { scale, zeroPoint } = params;
  const codes = new Float64Array(grid.max - grid.min + 1);
  const tally = { clipped: 0, rounding: 0, clipping: 0, signal: 0 };
  const inverse = fround(1 / scale);
  const round = roundTies(ties);
  for (let i = 0; i < sample.counts.length; i++) {
    const count = sample.counts[i] ?? 0;
    const sum = sample.sums[i] ?? 0;
    const square = sample.squares[i] ?? 0;
    const unclamped = round(fround(fround(sum / count) * inverse)) + zeroPoint;
    const code = Math.min(Math.max(unclamped, grid.min), grid.max);
    const real = fround((code - zeroPoint) * scale);
    // Rounding of the sums may leave a little less than nothing.
    const error = Math.max(square - 2 * real * sum + count * real * real, 0);
    const isClipped = code !== unclamped;
    codes[code - grid.min] = (codes[code - grid.min] ?? 0) + count;
    tally.signal += square;
    tally.clipped += isClipped ? count : 0;
    tally[isClipped ? 'clipping' : 'rounding'] += error;
  }
  return trialOf(sample, params, grid, tally, codes);
}

interface Tally {
  readonly clipped: number;
  readonly rounding: number;
  readonly clipping: number;
  readonly signal: number;
}

function trialOf(
  { total }: Sample,
  params: ScaleAndZeroPoint,
  grid: Grid,
  { clipped, rounding, clipping, signal }: Tally,
  codes: Float64Array,
): Trial {
  const noise = rounding + clipping;
  return {
    params,
    ends: endsOf(params, grid),
    clippedShare: clipped / total,
    roundingError: rounding / total,
    clippingError: clipping / total,
    sqnrDb: noise === 0 ? Number.POSITIVE_INFINITY : 10 * Math.log10(signal / noise),
    codes,
  };
}

/** Returns the real values that the lowest and the highest code stand for. */
export function endsOf({ scale, zeroPoint }: ScaleAndZeroPoint, { min, max }: Grid): Range {
  return { min: fround((min - zeroPoint) * scale), max: fround((max - zeroPoint) * scale) };
}
