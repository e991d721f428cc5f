import type { RateFindings } from '../../../core/rateSearch/findings';
import { rateSearch } from '../../../core/rateSearch/rateSearch';
import type { RunPlan } from '../../../core/run';
import { formatCount, formatRate } from '../../../share/format';
import { valueInWords } from '../../../store/changes';
import { runName } from '../../../store/names';

type Plan = Pick<RunPlan, 'method' | 'settings'>;

/** Returns what a search trains, in words: `QAT W4A4, SGD + momentum, batches of 64`. */
export function searchedInWords(plan: Plan): string {
  const isQat = plan.method === 'qat' && plan.settings.qatFrom === 'base';
  const optimizer = valueInWords(isQat ? 'qatOptimizer' : 'optimizer', plan.settings);
  return `${runName(plan)}, ${optimizer}, batches of ${formatCount(plan.settings.batchSize)}`;
}

/** Returns what a search is going to do. */
export function searchInWords(plan: Plan): string {
  const { lowest, highest, steps } = rateSearch;
  return `Trains ${searchedInWords(plan)} for at most ${steps} steps while the learning rate rises from ${formatRate(lowest)} to ${formatRate(highest)}, and stops when the loss diverges. No run changes by it, and nothing of it is kept.`;
}

/** Returns what a search has found, in a sentence or two. */
export function foundInWords({ steepest, largestStable, diverged }: RateFindings): string {
  const parts = [
    steepest
      ? `The loss falls fastest at ${formatRate(steepest.learningRate)}.`
      : 'The loss does not fall: a trained network is at its best already, and only too high a rate shows.',
    largestStable
      ? `${formatRate(largestStable.learningRate)} is the largest rate before it rises${diverged ? ' and diverges' : ''}.`
      : 'It rises from the first steps on.',
  ];
  return parts.join(' ');
}
