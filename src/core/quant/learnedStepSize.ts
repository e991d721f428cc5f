import { smallestScale } from './params';

/**
 * Returns the scale that a learned step size starts from: `2 * mean|v| / sqrt(qmax)`, positive even
 * where all values are 0.
 *
 * Units: `highest` is the highest code, counted from the zero point.
 * Source: LSQ, arXiv 1902.08153, section 2.1.
 */
export function initialStepSize(values: Float32Array, highest: number): number {
  let sum = 0;
  for (const value of values) sum += Math.abs(value);
  const mean = sum / Math.max(values.length, 1);
  return Math.max(stepSizeOf(mean, highest), smallestScale);
}

/** Returns the starting scale of values whose magnitudes have that mean. */
export function stepSizeOf(meanMagnitude: number, highest: number): number {
  return Math.fround((2 * meanMagnitude) / Math.sqrt(highest));
}

/**
 * Returns the factor `1 / sqrt(count * qmax)` that brings the gradient of a step size to the size of
 * the weights' gradients.
 *
 * Units: `count` is the number of weights that share the step size, or of features per example for
 * activations; `highest` the highest code, counted from the zero point.
 * Source: LSQ, arXiv 1902.08153, section 2.2.
 */
export function stepSizeGradientScale(count: number, highest: number): number {
  return 1 / Math.sqrt(count * highest);
}
