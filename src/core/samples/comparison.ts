import { type McNemar, mcNemar } from '../metrics/mcnemar';
import type { TestPredictions } from './predictions';

/**
 * What became of an image from one network to another: right and then wrong, wrong and then right,
 * wrong in another way, or in the same class.
 */
export type Change = 'broken' | 'repaired' | 'otherwise-wrong' | 'same';

/** Returns what became of the image of that index from `before` to `after`. */
export function changeOf(before: TestPredictions, after: TestPredictions, index: number): Change {
  const label = after.labels[index];
  const [was, is] = [before.classes[index], after.classes[index]];
  if (was === is) return 'same';
  if (was === label) return 'broken';
  return is === label ? 'repaired' : 'otherwise-wrong';
}

/** Returns how many images both networks were measured on: the first so many. */
export function sharedCount(a: TestPredictions, b: TestPredictions): number {
  return Math.min(a.labels.length, b.labels.length);
}

/** Returns how many images became what, of those that both networks were measured on. */
export function changeCounts(
  before: TestPredictions,
  after: TestPredictions,
): Readonly<Record<Change, number>> {
  const counts = { broken: 0, repaired: 0, 'otherwise-wrong': 0, same: 0 };
  const total = sharedCount(before, after);
  for (let index = 0; index < total; index++) counts[changeOf(before, after, index)] += 1;
  return counts;
}

/** Returns McNemar's test on two networks, of which `before` is the first. */
export function comparePaired(before: TestPredictions, after: TestPredictions): McNemar {
  const { broken, repaired } = changeCounts(before, after);
  return mcNemar({ onlyFirst: broken, onlySecond: repaired });
}
