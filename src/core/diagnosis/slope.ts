import type { HeldOutPoint } from '../run';

/** Fewer points say nothing of a slope. */
const fewestPoints = 3;

/** Part of a run that counts as its end. */
const endShare = 0.4;

/**
 * Returns by what share of itself the held-out loss fell over the last 40 % of a run, by the line of
 * least squares through its points, or below the least loss before these where that is less: what is
 * won back is no progress. Below 0 where it rose, null with fewer than three points.
 */
export function fallAtEnd(heldOut: readonly HeldOutPoint[]): number | null {
  const last = heldOut.at(-1);
  if (!last) return null;
  const isEnd = ({ step }: HeldOutPoint) => step > 0 && step >= (1 - endShare) * last.step;
  const end = heldOut.filter(isEnd);
  if (end.length < fewestPoints) return null;
  const { slope, atEnd } = lineThrough(end);
  const first = end[0]?.step ?? 0;
  const fall = -slope * (last.step - first);
  const best = Math.min(...heldOut.filter((point) => !isEnd(point)).map(({ loss }) => loss));
  return Math.min(fall, best - atEnd) / Math.max(atEnd, 1e-6);
}

function lineThrough(points: readonly HeldOutPoint[]): { slope: number; atEnd: number } {
  const mean = (of: (point: HeldOutPoint) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [step, loss] = [mean((p) => p.step), mean((p) => p.loss)];
  const covariance = mean((p) => (p.step - step) * (p.loss - loss));
  const slope = covariance / mean((p) => (p.step - step) ** 2);
  return { slope, atEnd: loss + slope * ((points.at(-1)?.step ?? step) - step) };
}
