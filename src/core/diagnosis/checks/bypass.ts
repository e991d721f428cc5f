import type { Check } from '../finding';
import { figure } from '../words';

/** Raised where switching every quantizer off does not give the float network. */
export const bypass: Check = {
  id: 'bypass',
  label: 'Bypass',
  definition:
    'Largest difference of a logit between the float network and the same with its quantizers switched off.',
  methods: ['ptq', 'qat'],
  needsProbe: true,
  examine({ probe }) {
    if (probe === null) return null;
    const isFault = probe.bypassDifference !== 0;
    return {
      verdict: isFault ? 'fault' : 'healthy',
      value: figure(probe.bypassDifference),
      threshold: 'any difference',
      sentence: isFault
        ? 'With every quantizer off the network still computes something else: the wiring is wrong.'
        : 'With every quantizer off the network computes what the float network does.',
      suggestion: null,
    };
  },
};
