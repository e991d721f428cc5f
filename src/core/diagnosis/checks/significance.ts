import { tieBoundAt } from '../../metrics/compare';
import { difference } from '../comparisons';
import type { Check } from '../finding';
import { figure, points, signedPoints } from '../words';

/** Says whether there is a difference to explain. */
export const significance: Check = {
  id: 'significance',
  label: 'Significance',
  definition:
    'The difference in accuracy against what chance makes of so many test images, about 0.3 points of standard error on 10,000.',
  methods: ['ptq', 'qat', 'control'],
  examine({ run, ptq, base, seeds }) {
    const isQat = run.plan.method === 'qat';
    const against = difference(run, isQat ? ptq : base);
    if (against === null) return null;
    const isTie = against.verdict === 'tie';
    const what = isQat ? 'PTQ' : 'FP32';
    const seed = run.plan.settings.seed + 1;
    return {
      verdict: isTie && seeds < 2 ? 'open' : 'healthy',
      value: `${signedPoints(against.points)} against ${what}`,
      threshold: `within \u00b1${figure(tieBoundAt(against.images))} points is a tie`,
      sentence: isTie
        ? `The difference from ${what} is within chance: ${seeds < 2 ? 'one seed cannot tell them apart' : `${seeds} seeds are in the run table`}.`
        : `${points(against.points)} ${against.points < 0 ? 'below' : 'above'} ${what} are more than chance.`,
      suggestion:
        isTie && seeds < 2 ? { label: 'Run with another seed', settings: { seed } } : null,
    };
  },
};
