import { hasEffect } from '../../settings/effect';
import type { Settings } from '../../settings/settings';
import type { Check, Suggestion } from '../finding';
import { freezeStepOf, furthestMove } from '../watchedScales';
import { percentOf } from '../words';

/** Our guess. */
const mostDrift = 0.1;

/** Learned scales are trained: that they move is what they are for. */
const follows = (settings: Settings) =>
  settings.qatScales === 'observer' && hasEffect('freezeAt', settings, 'qat');

function later({ freezeAt }: Settings): Suggestion | null {
  if (freezeAt >= 75) return null;
  return { label: 'Run with observers frozen after 75 % of the steps', settings: { freezeAt: 75 } };
}

/** Raised where ranges were frozen while they still moved much. */
export const rangeDrift: Check = {
  id: 'range-drift',
  label: 'Range drift',
  definition:
    'How far a scale that follows what passes moved between the last two samples of the training watch at which it still did.',
  methods: ['qat'],
  examine({ run }) {
    const { settings } = run.plan;
    if (!follows(settings)) return null;
    const following = run.watch.filter(({ step }) => step < freezeStepOf(run));
    const move = furthestMove(following.slice(-2));
    if (move === null) return null;
    const isFault = move.share > mostDrift;
    return {
      verdict: isFault ? 'fault' : 'healthy',
      value: `${percentOf(move.share, 1)} for the ${move.of} of ${move.layerId}`,
      threshold: `above ${percentOf(mostDrift, 0)}`,
      sentence: isFault
        ? `The range of the ${move.of} of ${move.layerId} still moved by ${percentOf(move.share, 0)} when it was to settle: what it was frozen at may be out of date.`
        : 'Ranges had settled when they were frozen.',
      suggestion: isFault ? later(settings) : null,
    };
  },
};
