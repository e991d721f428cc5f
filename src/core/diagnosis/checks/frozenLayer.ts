import { formatOverrides, overrideSyntaxComplaint, parseOverrides } from '../../layerOverrides';
import type { Settings } from '../../settings/settings';
import type { Check, Suggestion } from '../finding';

/** The settings without what freezes layers. */
function thawed({ layers }: Settings): Suggestion | null {
  if (overrideSyntaxComplaint(layers) !== null) return null;
  const without = new Map(
    [...parseOverrides(layers)].map(([id, { frozen: _, ...own }]) => [id, own]),
  );
  return { label: 'Run with every layer trained', settings: { layers: formatOverrides(without) } };
}

/** Raised where a layer kept the weights it started with. */
export const frozenLayer: Check = {
  id: 'frozen-layer',
  label: 'Frozen by mistake',
  definition:
    'Norm of what training added to a layer\u2019s weights, over the norm of those it started with.',
  methods: ['qat'],
  needsProbe: true,
  examine({ probe, run: { plan } }) {
    if (probe === null) return null;
    const still = probe.layers.filter(({ moved }) => moved === 0).map(({ id }) => id);
    const least = Math.min(...probe.layers.map(({ moved }) => moved));
    const isFault = still.length > 0;
    return {
      verdict: isFault ? 'fault' : 'healthy',
      value: isFault ? `${still.join(', ')} at 0` : `at least ${least.toPrecision(2)}`,
      threshold: 'exactly 0',
      sentence: isFault
        ? `Training did not move the weights of ${still.join(' and ')}: they could not learn to live with rounding.`
        : 'Training moved every layer.',
      suggestion: isFault ? thawed(plan.settings) : null,
    };
  },
};
