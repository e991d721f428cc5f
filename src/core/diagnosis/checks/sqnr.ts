import type { LayerReport } from '../../run';
import type { Settings } from '../../settings/settings';
import type { Check, Suggestion } from '../finding';
import { gaussianSqnrDb } from '../gaussianSqnr';

/** Our guess, tuned on runs: a bit's worth. Units: dB. */
const mostBelow = 6;

const shortfall = ({ sqnrDb, bits }: LayerReport) => gaussianSqnrDb(bits) - sqnrDb;

/** One scale for all channels is the likelier reason, where there is but one. */
function remedy({ weightGranularity, weightRange }: Settings): Suggestion | null {
  if (weightRange !== 'mse') {
    return { label: 'Run with ranges of least squared error', settings: { weightRange: 'mse' } };
  }
  if (weightGranularity !== 'channel') {
    return {
      label: 'Run with a scale for every channel',
      settings: { weightGranularity: 'channel' },
    };
  }
  return null;
}

/** Raised where the codes of a layer carry a bit less than they could. */
export const sqnr: Check = {
  id: 'sqnr',
  label: 'Signal to noise of the weights',
  definition:
    '20 log10(norm(x) / norm(x - q)) of each layer against what its bits give normal weights, 6.02 dB for each bit.',
  methods: ['ptq', 'qat'],
  examine({ run: { plan, result } }) {
    const worst = result.layers.toSorted((a, b) => shortfall(b) - shortfall(a))[0];
    if (!worst) return null;
    const isFault = shortfall(worst) > mostBelow;
    return {
      verdict: isFault ? 'fault' : 'healthy',
      value: `${worst.sqnrDb.toFixed(1)} dB in ${worst.id}`,
      threshold: `below ${(gaussianSqnrDb(worst.bits) - mostBelow).toFixed(1)} dB at ${worst.bits} bits`,
      sentence: isFault
        ? `The codes of ${worst.id} are spent badly: its range is too wide or too narrow for most of its weights, which costs ${shortfall(worst).toFixed(1)} dB, a bit for every 6.`
        : 'Every layer gets out of its bits what they can give.',
      suggestion: isFault ? remedy(plan.settings) : null,
    };
  },
};
