/** What a difference in accuracy amounts to. */
export type Verdict = 'tie' | 'above' | 'below';

/** How many images were classified correctly. */
export interface Count {
  readonly correct: number;
  readonly total: number;
}

/** Smaller differences on 10,000 images are a tie. Units: percentage points. */
export const tieBoundPoints = 0.6;

const imagesOfBound = 10_000;

/** Keeps a difference that is the bound but for floating point's last digit from counting as less. */
const slackPoints = 1e-9;

/**
 * Returns the bound below which a difference on `total` images is a tie: it grows as the standard
 * error does, with the square root of 10,000 / total.
 *
 * Units: percentage points.
 */
export function tieBoundAt(total: number): number {
  return tieBoundPoints * Math.sqrt(imagesOfBound / total);
}

/**
 * Returns whether a difference in accuracy on `total` images is a tie, or which way it goes.
 *
 * Units: `differencePoints` in percentage points.
 */
export function verdict(differencePoints: number, total: number): Verdict {
  if (Math.abs(differencePoints) < tieBoundAt(total) - slackPoints) return 'tie';
  return differencePoints > 0 ? 'above' : 'below';
}

/** Returns how far `a` is above `b`. Units: percentage points. */
export function differencePoints(a: Count, b: Count): number {
  return 100 * (a.correct / a.total - b.correct / b.total);
}
