import { explodesAbove } from '../../watch/updateHealth';
import { mostAiling } from '../ailing';
import { atRate, rateOf } from '../changedRate';
import type { Check } from '../finding';
import { percentOf, rateInWords } from '../words';

/** Share of the samples. Our guess: a first step from fresh weights may be that large. */
const mostSamples = 0.1;

/** Raised where steps tore the weights of a layer apart, or its gradient leapt. */
export const explodingGradient: Check = {
  id: 'exploding-gradient',
  label: 'Exploding gradient',
  definition:
    'Share of the samples of the training watch at which a layer\u2019s gradient was more than 100 times its median, or a step changed its weights by too large a part of themselves.',
  methods: ['qat', 'control', 'fp32'],
  examine({ run: { plan, watch } }) {
    const worst = mostAiling(watch, 'exploding');
    if (worst === null) return null;
    const isFault = worst.share > mostSamples;
    const rate = rateInWords(rateOf(plan) ?? 0);
    return {
      verdict: isFault ? 'fault' : 'healthy',
      value: `${percentOf(worst.share, 0)} of samples of ${worst.layerId}`,
      threshold: `above ${percentOf(mostSamples, 0)} with updates above ${percentOf(explodesAbove, 0)} of the weights, or such a gradient`,
      sentence: isFault
        ? `At a learning rate of ${rate} single steps changed ${worst.layerId} more than it can follow.`
        : 'No layer was torn apart by its steps.',
      suggestion: isFault ? atRate(plan, 0.1) : null,
    };
  },
};
