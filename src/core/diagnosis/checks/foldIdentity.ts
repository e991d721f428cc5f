import type { Check } from '../finding';
import { figure } from '../words';

/** Our guess, tuned on runs: float32 gives about 1e-5 here. */
const mostDifference = 1e-4;

/** Raised where folding batch normalization changes what the float network computes. */
export const foldIdentity: Check = {
  id: 'fold-identity',
  label: 'Fold identity',
  definition: 'Largest difference of a logit between the float network folded and as it was.',
  methods: ['ptq', 'qat'],
  needsProbe: true,
  examine({ probe, run }) {
    if (probe === null) return null;
    const isFault = probe.foldDifference > mostDifference;
    const isMistake = run.plan.settings.foldVariance;
    return {
      verdict: isFault ? 'fault' : 'healthy',
      value: figure(probe.foldDifference),
      threshold: `above ${figure(mostDifference)}`,
      sentence: isFault
        ? `Folding batch normalization changes the network before anything is rounded${isMistake ? ': it divides by the variance in place of its square root' : ': look at the square root, epsilon and the statistics'}.`
        : 'Folding leaves what the network computes as it was.',
      suggestion:
        isFault && isMistake
          ? { label: 'Run with the square root of the variance', settings: { foldVariance: false } }
          : null,
    };
  },
};
