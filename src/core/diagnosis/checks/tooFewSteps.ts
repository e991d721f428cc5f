import type { Evidence } from '../evidence';
import type { Check, Suggestion } from '../finding';
import { fallingLoss } from './fallingLoss';

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
    const { result, heldOut } = evidence.run;
    if (result.end !== 'finished') return null;
    return fallingLoss(heldOut, {
      fault: (fall) =>
        `The held-out loss still fell by ${fall} over the last steps: training ended too early.`,
      healthy: 'The held-out loss had settled.',
      suggestion: longer(evidence),
    });
  },
};
