import { hasEffect } from '../../settings/effect';
import type { Check } from '../finding';

/** Raised where ranges moved until the last step. */
export const neverFrozen: Check = {
  id: 'never-frozen',
  label: 'Observers not frozen',
  definition: 'Share of the steps after which ranges that follow what passes stay as they are.',
  methods: ['qat'],
  examine({ run: { plan } }) {
    const { freezeAt } = plan.settings;
    if (!hasEffect('freezeAt', plan.settings, plan.method)) return null;
    const isFault = freezeAt >= 100;
    return {
      verdict: isFault ? 'fault' : 'healthy',
      value: isFault ? 'never' : `after ${freezeAt} % of the steps`,
      threshold: 'never',
      sentence: isFault
        ? 'Scales changed until the last step, so that the weights never trained against the grid they are rounded to.'
        : 'The weights trained on against scales that stood still.',
      suggestion: isFault
        ? { label: 'Run with observers frozen after half the steps', settings: { freezeAt: 50 } }
        : null,
    };
  },
};
