import { vanishesBelow } from '../../watch/updateHealth';
import { mostAiling } from '../ailing';
import { atRate, rateOf } from '../changedRate';
import type { Check } from '../finding';
import { figure, percentOf, rateInWords } from '../words';

/** Share of the samples. Our guess: one sample says little. */
const mostSamples = 0.5;

/** Raised where a layer that is trained hardly moved while the learning rate was high. */
export const vanishingGradient: Check = {
  id: 'vanishing-gradient',
  label: 'Vanishing gradient',
  definition:
    'Share of the samples of the training watch at which a step changed a layer\u2019s weights by too small a part of themselves, where the schedule is at a tenth of its peak or more.',
  methods: ['qat', 'control', 'fp32'],
  examine({ run: { plan, watch } }) {
    const worst = mostAiling(watch, 'vanishing');
    if (worst === null) return null;
    const isFault = worst.share > mostSamples;
    const rate = rateInWords(rateOf(plan) ?? 0);
    return {
      verdict: isFault ? 'fault' : 'healthy',
      value: `${percentOf(worst.share, 0)} of samples of ${worst.layerId}`,
      threshold: `above ${percentOf(mostSamples, 0)} with updates below ${figure(vanishesBelow)} of the weights`,
      sentence: isFault
        ? `At a learning rate of ${rate} the steps hardly moved ${worst.layerId}: too little of the gradient reached it, or the rate is too low.`
        : 'Every layer that is trained moved at each step by a part of itself that counts.',
      suggestion: isFault ? atRate(plan, 10) : null,
    };
  },
};
