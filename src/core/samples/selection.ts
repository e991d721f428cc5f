import { type Change, changeOf, sharedCount } from './comparison';
import { marginOf } from './margin';
import type { TestPredictions } from './predictions';

/** Which images are looked at: all flips, one kind of change, those that are wrong, or all. */
export type Which = 'flipped' | Exclude<Change, 'same'> | 'wrong' | 'all';

/** What picks images; null takes any. */
export interface SampleFilter {
  readonly which: Which;
  /** The class that an image is of. */
  readonly label: number | null;
  /** The class that the second network takes it for. */
  readonly taken: number | null;
  /** The second network's likeliest class is at most this far above the next. Units: 0 to 1. */
  readonly marginAtMost: number;
}

export const everyFlip: SampleFilter = {
  which: 'flipped',
  label: null,
  taken: null,
  marginAtMost: 1,
};

/** An image that was picked. */
export interface Sample {
  /** Among the test images. */
  readonly index: number;
  readonly change: Change;
  readonly margin: number;
}

const order: readonly Change[] = ['broken', 'repaired', 'otherwise-wrong', 'same'];

/**
 * Returns the images that a filter picks: broken ones first, then repaired ones, then the rest, in
 * each group those first that the second network is surest of.
 */
export function selectSamples(
  before: TestPredictions,
  after: TestPredictions,
  filter: SampleFilter,
): Sample[] {
  const samples: Sample[] = [];
  for (let index = 0; index < sharedCount(before, after); index++) {
    const change = changeOf(before, after, index);
    if (!isPicked(after, index, change, filter)) continue;
    const margin = marginOf(after, index);
    if (margin <= filter.marginAtMost) samples.push({ index, change, margin });
  }
  return samples.sort(
    (a, b) => order.indexOf(a.change) - order.indexOf(b.change) || b.margin - a.margin,
  );
}

function isPicked(
  { labels, classes }: TestPredictions,
  index: number,
  change: Change,
  { which, label, taken }: SampleFilter,
): boolean {
  const [is, seen] = [labels[index], classes[index]];
  if ((label !== null && is !== label) || (taken !== null && seen !== taken)) return false;
  if (which === 'all') return true;
  if (which === 'wrong') return is !== seen;
  return which === 'flipped' ? change !== 'same' : change === which;
}
