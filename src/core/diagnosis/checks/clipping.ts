import type { LayerReport } from '../../run';
import type { Settings } from '../../settings/settings';
import type { Check } from '../finding';
import { percentOf } from '../words';

/** Our guess, tuned on runs. */
const mostClipped = 0.01;

/** Ranges that promise to hold every weight. */
const isWhole = ({ weightRange, qatScales }: Settings) =>
  ['min-max', 'moving-average'].includes(weightRange) && qatScales === 'observer';

const mostClippedOf = (layers: readonly LayerReport[]) =>
  layers.toSorted((a, b) => b.clippedShare - a.clippedShare)[0] ?? null;

/** Raised where weights lie outside a range that was to hold them all: it is out of date. */
export const clipping: Check = {
  id: 'clipping',
  label: 'Clipping',
  definition:
    'Share of a layer\u2019s weights outside the range of its codes, whose gradient is masked.',
  methods: ['ptq', 'qat'],
  examine({ run: { plan, result } }) {
    const worst = mostClippedOf(result.layers);
    if (worst === null || !isWhole(plan.settings)) return null;
    const isFault = worst.clippedShare > mostClipped;
    return {
      verdict: isFault ? 'fault' : 'healthy',
      value: `${percentOf(worst.clippedShare)} in ${worst.id}`,
      threshold: `above ${percentOf(mostClipped, 0)} with min-max or moving average`,
      sentence: isFault
        ? `The range of ${worst.id} was measured to hold every weight and no longer does: those outside have no gradient.`
        : 'The ranges hold nearly every weight.',
      suggestion: isFault
        ? { label: 'Run with ranges of least squared error', settings: { weightRange: 'mse' } }
        : null,
    };
  },
};
