import { atRate, rateOf } from '../changedRate';
import type { Check } from '../finding';
import { percentOf, rateInWords } from '../words';

/** Share of the codes that change in an epoch of healthy training. Our guess, tuned on runs. */
const leastShare = 1e-3;

/** Epochs that a run trained for, by the steps it took. */
function epochsOf(steps: number, settings: { batchSize: number; trainImages: number }): number {
  const perEpoch = Math.max(1, Math.floor(settings.trainImages / settings.batchSize));
  return steps / perEpoch;
}

/** Raised where hardly a weight got another code, so that training left the network as PTQ had it. */
export const rateTooLow: Check = {
  id: 'rate-too-low',
  label: 'Learning rate too low',
  definition:
    'Share of the weights whose code changed in an epoch; a weight in the middle of its step flips after (s/2) / (rate * gradient) steps.',
  methods: ['qat'],
  needsProbe: true,
  examine({ run: { plan, result }, probe }) {
    const shares = probe?.layers.flatMap(({ changedShare }) => changedShare ?? []) ?? [];
    if (shares.length === 0 || result.steps === 0) return null;
    const epochs = epochsOf(result.steps, plan.settings);
    // Less than an epoch is not stretched to one: codes that are near a border flip first.
    const share = Math.max(...shares) / Math.max(epochs, 1);
    const isFault = share < leastShare;
    const rate = rateInWords(rateOf(plan) ?? 0);
    return {
      verdict: isFault ? 'fault' : 'healthy',
      value: `${percentOf(share)} of codes an epoch`,
      threshold: `below ${percentOf(leastShare, 1)}`,
      sentence: isFault
        ? `At a learning rate of ${rate} hardly a weight reached the next code: rounding hid nearly all that was learned.`
        : 'Weights reach other codes as they learn.',
      suggestion: isFault ? atRate(plan, 10) : null,
    };
  },
};
