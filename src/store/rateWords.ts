import { type SettingId, specOf } from '../core/settings/settings';
import { sweepLines } from '../core/sweep/lines';
import { sweepSentence } from '../core/sweep/sentence';
import type { Wording } from '../core/sweep/wording';
import { formatRate } from '../share/format';
import type { RateRuns } from './rateRuns';

function labelOf(id: SettingId, value: string): string {
  const spec = specOf(id);
  const options = spec.kind === 'choice' ? spec.options : [];
  return options.find((option) => option.value === value)?.label ?? value;
}

/** Returns an optimizer's name as its field has it. */
export const optimizerName = (id: string) => labelOf('qatOptimizer', id);

/** Returns the name of a way to set scales as its field has it. */
export const scalesName = (id: string) => labelOf('qatScales', id);

/** How charts and tables write rates, optimizers and ways to set scales. */
export const rateWording: Wording = {
  rate: formatRate,
  optimizer: optimizerName,
  scales: scalesName,
};

/** Returns an optimizer's name as short as a line's label wants it: `momentum` for SGD with it. */
export function shortOptimizerName(id: string): string {
  return optimizerName(id).split(' + ').at(-1) ?? id;
}

/** Returns what is known of accuracy against learning rate, in words. */
export function rateSentence({ points, diverged, controls }: RateRuns): string {
  return sweepSentence(sweepLines(points, diverged), rateWording, controls);
}
