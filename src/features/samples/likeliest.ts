import { probabilitiesOf } from '../../core/samples/margin';
import type { Sides } from './sides';

const most = 4;

/**
 * Returns the classes of an image that are worth showing, the likeliest in the second network first:
 * the image's own, those that either network takes it for, and the next likeliest.
 */
export function likeliestClasses({ before, after }: Sides, index: number): number[] {
  const { labels, classes } = after.predictions;
  const shares = probabilitiesOf(after.predictions, index);
  const falling = [...shares.keys()].sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0));
  const needed = [labels[index], classes[index], before?.predictions.classes[index]];
  const chosen = [...new Set([...needed.filter((label) => label !== undefined), ...falling])];
  return falling.filter((label) => chosen.slice(0, most).includes(label));
}
