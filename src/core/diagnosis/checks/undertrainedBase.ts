import type { Check } from '../finding';
import { fallAtEnd } from '../slope';
import { percentOf } from '../words';
import { clearFall } from './tooFewSteps';

/** Raised where the network that was quantized had not finished learning. */
export const undertrainedBase: Check = {
  id: 'undertrained-base',
  label: 'Under-trained base',
  definition:
    'How far the held-out loss of the float network still fell over the last 40 % of its steps.',
  methods: ['ptq', 'qat'],
  examine({ base }) {
    const fall = base === null ? null : fallAtEnd(base.heldOut);
    if (fall === null) return null;
    const isFault = fall > clearFall;
    return {
      verdict: isFault ? 'fault' : 'healthy',
      value: `${percentOf(fall, 1)} of the loss`,
      threshold: `above ${percentOf(clearFall, 0)}`,
      sentence: isFault
        ? `The float network was still learning when it was quantized, by ${percentOf(fall, 1)} of its loss: further training alone would improve it. Train it for longer first.`
        : 'The float network had learned what it could.',
      suggestion: null,
    };
  },
};
