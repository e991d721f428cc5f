/** An accuracy with the interval that holds the true one with 95 % confidence. */
export interface AccuracyInterval {
  /** 0 to 1, as are `low`, `high` and `halfWidth`. */
  readonly accuracy: number;
  readonly low: number;
  readonly high: number;
  readonly halfWidth: number;
}

/** Of the standard normal distribution, 95 % lies within this of 0. */
const z = 1.959963984540054;

/**
 * Returns the accuracy of `correct` in `total` and its 95 % interval, which covers the choice of the
 * test images and not that of the seed. With no images nothing is known: from 0 to 1.
 *
 * Units: all from 0 to 1.
 * Source: Wilson (1927), the score interval; unlike `p +- 1.96 se` it stays within 0 and 1.
 */
export function accuracyInterval(correct: number, total: number): AccuracyInterval {
  if (total === 0) return { accuracy: 0, low: 0, high: 1, halfWidth: 0.5 };
  const accuracy = correct / total;
  const shrink = 1 + z ** 2 / total;
  const center = (accuracy + z ** 2 / (2 * total)) / shrink;
  const variance = (accuracy * (1 - accuracy)) / total + z ** 2 / (4 * total ** 2);
  const halfWidth = (z * Math.sqrt(variance)) / shrink;
  return {
    accuracy,
    low: Math.max(center - halfWidth, 0),
    high: Math.min(center + halfWidth, 1),
    halfWidth,
  };
}
