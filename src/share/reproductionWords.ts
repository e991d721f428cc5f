import { type Count, tieBoundAt } from '../core/metrics/compare';
import { type Agreement, reproduction } from '../core/metrics/reproduction';
import { formatCount, formatSigned } from './format';

/** As `2 the same, 1 a tie`. */
export const agreementLabels: Readonly<Record<Agreement, string>> = {
  same: 'the same',
  agrees: 'a tie',
  unclear: 'not clear',
  differs: 'different',
};

/** Returns in a sentence whether a result of others was reproduced here. */
export function reproductionInWords(ours: Count, theirs: Count): string {
  const { agreement, points, low, high } = reproduction(ours, theirs);
  const images = Math.min(ours.total, theirs.total);
  const difference = `ours is ${Math.abs(points).toFixed(2)} points ${points < 0 ? 'below' : 'above'} theirs`;
  const interval = `the 95 % interval of the difference, ${formatSigned(low)} to ${formatSigned(high)} points`;
  switch (agreement) {
    case 'same':
      return `Reproduced exactly: ${formatCount(ours.correct)} of ${formatCount(images)} images are right, here as there.`;
    case 'agrees':
      return `Reproduced: ${difference}, a tie on ${formatCount(images)} images.`;
    case 'unclear':
      return `Not clear: ${difference}. That is more than a tie (${tieBoundAt(images).toFixed(2)}), yet 0 lies within ${interval}.`;
    case 'differs':
      return `Not reproduced: ${difference}, and 0 lies outside ${interval}.`;
  }
}
