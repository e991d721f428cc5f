import type { Grid } from './grid';
import type { Histogram } from './histogram';
import { roundHalfEven } from './roundHalfEven';
import type { ScaleAndZeroPoint } from './scaleAndZeroPoint';

const { fround } = Math;

/** Returns the sum of the squared quantization errors of the values. */
export function squaredError(
  values: Float32Array,
  { scale, zeroPoint }: ScaleAndZeroPoint,
  grid: Grid,
): number {
  const inverse = fround(1 / scale);
  const low = grid.min - zeroPoint;
  const high = grid.max - zeroPoint;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    const steps = roundHalfEven(fround(value * inverse));
    const error = value - Math.min(Math.max(steps, low), high) * scale;
    sum += error * error;
  }
  return sum;
}

/** Returns the sum of the squared errors if every counted value were at the middle of its bin. */
export function histogramSquaredError(
  histogram: Histogram,
  { scale, zeroPoint }: ScaleAndZeroPoint,
  grid: Grid,
): number {
  const { counts, width } = histogram;
  const middle = histogram.edge(0) + width / 2;
  const low = grid.min - zeroPoint;
  const high = grid.max - zeroPoint;
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const value = middle + i * width;
    const steps = roundHalfEven(value / scale);
    const error = value - Math.min(Math.max(steps, low), high) * scale;
    sum += (counts[i] ?? 0) * error * error;
  }
  return sum;
}
