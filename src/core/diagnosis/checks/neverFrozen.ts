import { hasEffect } from '../../settings/effect';
import type { RunEvidence } from '../evidence';
import type { Check, Finding } from '../finding';
import { freezeStepOf, furthestMove, type ScaleMove } from '../watchedScales';
import { percentOf } from '../words';

/** A scale that is read back twice is the same to the last digit; recordings round to six. */
const still = 1e-4;

/** Returns how far a scale moved that was to stand still; null where nothing tells. */
function moveAfterFreeze(run: RunEvidence): ScaleMove | null {
  const after = run.watch.filter(({ step }) => step >= freezeStepOf(run));
  return furthestMove(after);
}

function moved({ layerId, of, share, step }: ScaleMove, freezeAt: number): Finding {
  const isFault = share > still;
  return {
    verdict: isFault ? 'fault' : 'healthy',
    value: isFault
      ? `${percentOf(share)} at step ${step}`
      : `still after ${freezeAt} % of the steps`,
    threshold: 'any change of a scale after the freeze',
    sentence: isFault
      ? `The scale of the ${of} of ${layerId} changed after it was to be frozen.`
      : trainedOn,
    suggestion: null,
  };
}

const trainedOn = 'The weights trained on against scales that stood still.';

function never(run: RunEvidence): Finding {
  const move = furthestMove(run.watch.slice(-2));
  const measured = move ? `, ${percentOf(move.share)} of a scale at the last` : '';
  return {
    verdict: 'fault',
    value: `never${measured}`,
    threshold: 'never',
    sentence:
      'Scales changed until the last step, so that the weights never trained against the grid they are rounded to.',
    suggestion: {
      label: 'Run with observers frozen after half the steps',
      settings: { freezeAt: 50 },
    },
  };
}

/** Raised where ranges moved until the last step, or after they were to stand still. */
export const neverFrozen: Check = {
  id: 'never-frozen',
  label: 'Observers not frozen',
  definition:
    'Share of the steps after which ranges that follow what passes stay as they are, and whether the scales that the training watch read did.',
  methods: ['qat'],
  examine({ run }) {
    const { plan, result } = run;
    const { freezeAt } = plan.settings;
    if (!hasEffect('freezeAt', plan.settings, plan.method)) return null;
    if (freezeAt >= 100) return never(run);
    const move = result.end === 'finished' ? moveAfterFreeze(run) : null;
    if (move) return moved(move, freezeAt);
    return {
      verdict: 'healthy',
      value: `after ${freezeAt} % of the steps`,
      threshold: 'never',
      sentence: trainedOn,
      suggestion: null,
    };
  },
};
