import type { McNemar } from '../core/metrics/mcnemar';
import { formatCount } from './format';

/** Below this, two networks are told apart. */
const significant = 0.05;

/** Returns what McNemar's test says of two networks, in sentences. */
export function mcnemarWords(
  { onlyFirst, onlySecond, p, method }: McNemar,
  [first, second]: readonly [first: string, second: string],
  total: number,
): string {
  const counts = `Of ${formatCount(total)} images ${first} alone gets ${formatCount(onlyFirst)} right, ${second} alone ${formatCount(onlySecond)}.`;
  if (onlyFirst === onlySecond) return `${counts} Neither is better.`;
  const better = onlyFirst > onlySecond ? first : second;
  const test = `McNemar's test${method === 'exact' ? ', exact' : ''}: ${inWords(p)}`;
  return p < significant
    ? `${counts} ${test}, so ${better} is better on such images by more than chance.`
    : `${counts} ${test}, so chance alone may explain the difference: a tie.`;
}

function inWords(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`;
}
