import type { Point } from './decimate';

/** Weight of what came before, below 1. */
export const smoothing = 0.95;

/**
 * Returns the exponential moving average of the points, debiased: divided by the sum of its weights,
 * so that it starts at the first value rather than near 0.
 *
 * Source: Kingma and Ba, arXiv 1412.6980, section 3.
 */
export function smooth(points: readonly Point[], weight = smoothing): Point[] {
  let average = 0;
  let unseen = 1;
  return points.map(({ x, y }) => {
    average = weight * average + (1 - weight) * y;
    unseen *= weight;
    return { x, y: average / (1 - unseen) };
  });
}
