import { type Count, differencePoints, verdict } from './compare';
import { accuracyInterval } from './interval';

/**
 * What measuring again says of a result: the `same` count, a difference that `agrees` (a tie), one
 * that is larger than a tie but within the interval (`unclear`), or one that is not (`differs`).
 */
export type Agreement = 'same' | 'agrees' | 'unclear' | 'differs';

/** Two measurements of what should be the same network. Units: percentage points. */
export interface Reproduction {
  readonly agreement: Agreement;
  /** How far ours is above theirs. */
  readonly points: number;
  /** The 95 % interval of that difference. */
  readonly low: number;
  readonly high: number;
}

/**
 * Returns whether a result was reproduced. Both networks are measured on the same images, while the
 * interval takes its samples for independent, which makes it wide: a tie is the stricter test.
 *
 * Source: Newcombe (1998), Statistics in Medicine 17, method 10, from two Wilson intervals.
 */
export function reproduction(ours: Count, theirs: Count): Reproduction {
  const points = differencePoints(ours, theirs);
  const [own, other] = [ours, theirs].map(({ correct, total }) => accuracyInterval(correct, total));
  const reach = (up: typeof own, down: typeof own) =>
    up && down ? 100 * Math.hypot(up.high - up.accuracy, down.accuracy - down.low) : 100;
  const interval = { points, low: points - reach(other, own), high: points + reach(own, other) };
  return { ...interval, agreement: agreementOf(ours, theirs, interval) };
}

function agreementOf(
  ours: Count,
  theirs: Count,
  { points, low, high }: Omit<Reproduction, 'agreement'>,
): Agreement {
  if (ours.correct === theirs.correct && ours.total === theirs.total) return 'same';
  if (verdict(points, Math.min(ours.total, theirs.total)) === 'tie') return 'agrees';
  return low <= 0 && high >= 0 ? 'unclear' : 'differs';
}
