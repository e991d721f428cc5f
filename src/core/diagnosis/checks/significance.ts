import { tieBoundAt } from '../../metrics/compare';
import type { McNemar } from '../../metrics/mcnemar';
import type { Settings } from '../../settings/settings';
import { type Difference, difference } from '../comparisons';
import type { Check, Suggestion } from '../finding';
import { figure, points, signedPoints } from '../words';

/** Below this, two networks that saw the same images are told apart. */
const mostP = 0.05;

interface Test {
  readonly isTie: boolean;
  readonly value: string;
  readonly threshold: string;
}

/** By the images on which just one of the two is right, where these are known. */
function paired({ p, onlyFirst, onlySecond }: McNemar): Test {
  return {
    isTie: p >= mostP,
    value: `, ${onlyFirst} images broken and ${onlySecond} repaired, p ${p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`}`,
    threshold: `McNemar\u2019s p of ${mostP} or more is a tie`,
  };
}

function byBound({ verdict, images }: Difference): Test {
  return {
    isTie: verdict === 'tie',
    value: '',
    threshold: `within \u00b1${figure(tieBoundAt(images))} points is a tie`,
  };
}

/** Says whether there is a difference to explain. */
export const significance: Check = {
  id: 'significance',
  label: 'Significance',
  definition:
    'The difference in accuracy against what chance makes of so many test images, about 0.3 points of standard error on 10,000; where the test images of both runs have been looked at, by McNemar\u2019s test.',
  methods: ['ptq', 'qat', 'control'],
  examine({ run, ptq, base, seeds, paired: pairs }) {
    const isQat = run.plan.method === 'qat';
    const against = difference(run, isQat ? ptq : base);
    if (against === null) return null;
    const { isTie, value, threshold } = pairs ? paired(pairs) : byBound(against);
    const what = isQat ? 'PTQ' : 'FP32';
    const isOpen = isTie && seeds < 2;
    return {
      verdict: isOpen ? 'open' : 'healthy',
      value: `${signedPoints(against.points)} against ${what}${value}`,
      threshold,
      sentence: isTie ? tieInWords(what, seeds) : gapInWords(what, against),
      suggestion: isOpen ? anotherSeed(run.plan.settings) : null,
    };
  },
};

function tieInWords(what: string, seeds: number): string {
  const told =
    seeds < 2 ? 'one seed cannot tell them apart' : `${seeds} seeds are in the run table`;
  return `The difference from ${what} is within chance: ${told}.`;
}

const gapInWords = (what: string, { points: gap }: Difference) =>
  `${points(gap)} ${gap < 0 ? 'below' : 'above'} ${what} are more than chance.`;

const anotherSeed = ({ seed }: Settings): Suggestion => ({
  label: 'Run with another seed',
  settings: { seed: seed + 1 },
});
