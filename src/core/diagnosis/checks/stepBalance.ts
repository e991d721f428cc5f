import type { RunEvidence } from '../evidence';
import type { Check } from '../finding';
import { freezeStepOf } from '../watchedScales';
import { figure } from '../words';

/** Our guesses, around the 1 that LSQ aims at. */
const [least, most] = [0.1, 10];

interface Balance {
  readonly layerId: string;
  readonly ratio: number;
}

/** How far a ratio is from 1, either way. */
const imbalance = ({ ratio }: Balance) => Math.abs(Math.log(ratio));

/** Returns of each layer the median of its samples while its scales are trained. */
function balances(run: RunEvidence): Balance[] {
  const ratios = new Map<string, number[]>();
  for (const { layers } of run.watch.filter(({ step }) => step < freezeStepOf(run))) {
    for (const { id, scaleRatio, updateRatio } of layers) {
      const ratio = scaleRatio === null ? Number.NaN : scaleRatio / updateRatio;
      if (Number.isFinite(ratio)) ratios.set(id, [...(ratios.get(id) ?? []), ratio]);
    }
  }
  return [...ratios].map(([layerId, own]) => ({ layerId, ratio: medianOf(own) }));
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Raised where learned scales run ahead of the weights, or lag behind. Source: arXiv 1902.08153, 2.2. */
export const stepBalance: Check = {
  id: 'step-balance',
  label: 'Balance of step sizes',
  definition:
    'Relative change of the learned scales of a layer\u2019s weights in a step over that of the weights, the median of the samples of the training watch.',
  methods: ['qat'],
  examine({ run }) {
    if (run.plan.settings.qatScales === 'observer') return null;
    const worst = balances(run).toSorted((a, b) => imbalance(b) - imbalance(a))[0];
    if (!worst) return null;
    const { layerId, ratio } = worst;
    const isFault = !(ratio >= least && ratio <= most);
    const way = ratio > most ? 'run ahead of its weights' : 'lag behind its weights';
    return {
      verdict: isFault ? 'fault' : 'healthy',
      value: `${figure(ratio)} in ${layerId}`,
      threshold: `outside ${least} to ${most}`,
      sentence: isFault
        ? `The learned scales of ${layerId} ${way}: they change ${figure(ratio)} times as fast, where LSQ means both to change alike.`
        : 'Learned scales and weights change alike.',
      suggestion: isFault
        ? { label: 'Run with observed scales', settings: { qatScales: 'observer' } }
        : null,
    };
  },
};
