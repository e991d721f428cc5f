import { groupBy } from '../core/groupBy';
import { listed } from '../core/metrics/wording';
import { formatCount } from '../share/format';
import type { Draft } from './draft';
import { methodLabels, runName } from './names';

/** So many runs are named one by one. */
const mostNamed = 4;

/** Returns runs in words: `PTQ W4A4 and QAT W4A4`, or of many `6 runs (5 PTQ, 1 FP32 base)`. */
export function runsInWords(plans: readonly Pick<Draft, 'method' | 'settings'>[]): string {
  const names = plans.map(runName);
  if (new Set(names).size === names.length && names.length <= mostNamed) return listed(names);
  const methods = groupBy(plans, ({ method }) => method);
  const kinds = [...methods].map(
    ([method, own]) => `${formatCount(own.length)} ${methodLabels[method]}`,
  );
  return `${formatCount(plans.length)} runs (${kinds.join(', ')})`;
}
