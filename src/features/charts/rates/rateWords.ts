import { specOf } from '../../../core/settings/settings';
import type { Wording } from '../../../core/sweep/sentence';
import { formatRate } from '../../../share/format';

/** Returns an optimizer's name as its field has it. */
export function optimizerName(id: string): string {
  const spec = specOf('qatOptimizer');
  const options = spec.kind === 'choice' ? spec.options : [];
  return options.find(({ value }) => value === id)?.label ?? id;
}

/** How the charts write rates and optimizers. */
export const rateWording: Wording = { rate: formatRate, optimizer: optimizerName };

/** Returns an optimizer's name as short as a line's label wants it: `momentum` for SGD with it. */
export function shortOptimizerName(id: string): string {
  return optimizerName(id).split(' + ').at(-1) ?? id;
}
