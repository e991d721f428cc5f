import { differencePoints, type Verdict, verdict } from '../metrics/compare';
import type { RunEvidence } from './evidence';

/** How a run's accuracy compares with another's. */
export interface Difference {
  /** Percentage points; below 0 where the run is worse. */
  readonly points: number;
  readonly verdict: Verdict;
  /** Test images that both were measured on. */
  readonly images: number;
}

/** Returns how far a run is above another one; null where one of them has no accuracy. */
export function difference(run: RunEvidence, other: RunEvidence | null): Difference | null {
  const [own, its] = [run.result.evaluation, other?.result.evaluation ?? null];
  if (own === null || its === null) return null;
  const images = Math.min(own.total, its.total);
  const points = differencePoints(own, its);
  return { points, verdict: verdict(points, images), images };
}
