import type { Evidence } from '../evidence';
import type { Check, Suggestion } from '../finding';
import { fallAtEnd } from '../slope';
import { percentOf } from '../words';

/** Our guess, tuned on runs. */
export const clearFall = 0.05;

/** Twice as long, within what a run may train for. */
function longer({ run: { plan, result } }: Evidence): Suggestion {
  const { qatSteps, qatEpochs } = plan.settings;
  if (qatSteps > 0) {
    const steps = Math.min(100_000, 2 * result.steps);
    return { label: `Run for ${steps} steps`, settings: { qatSteps: steps } };
  }
  const epochs = Math.min(20, Number((2 * qatEpochs).toPrecision(3)));
  return { label: `Run for ${epochs} epochs`, settings: { qatEpochs: epochs } };
}

/** Raised where training ended while it still paid. */
export const tooFewSteps: Check = {
  id: 'too-few-steps',
  label: 'Too few steps',
  definition: 'How far the held-out loss still fell over the last 40 % of the steps.',
  methods: ['qat'],
  examine(evidence) {
    const fall = fallAtEnd(evidence.run.heldOut);
    if (fall === null || evidence.run.result.end !== 'finished') return null;
    const isFault = fall > clearFall;
    return {
      verdict: isFault ? 'fault' : 'healthy',
      value: `${percentOf(fall, 1)} of the loss`,
      threshold: `above ${percentOf(clearFall, 0)}`,
      sentence: isFault
        ? `The held-out loss still fell by ${percentOf(fall, 1)} over the last steps: training ended too early.`
        : 'The held-out loss had settled.',
      suggestion: isFault ? longer(evidence) : null,
    };
  },
};
