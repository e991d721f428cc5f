import type { LayerReport } from '../../run';
import type { Settings } from '../../settings/settings';
import type { Check } from '../finding';
import { percentOf } from '../words';

/** Our guess, tuned on runs. */
const mostClipped = 0.01;

/** Ranges that promise to hold every weight. */
const isWhole = ({ weightRange, qatScales }: Settings) =>
  ['min-max', 'moving-average'].includes(weightRange) && qatScales === 'observer';

const sizeOf = ({ weightShape }: LayerReport) => weightShape.reduce((size, dim) => size * dim, 1);

/** Of all weights: a channel of nine clips two as soon as its range is a little out of date. */
function clippedOf(layers: readonly LayerReport[]): number {
  const clipped = layers.reduce((sum, layer) => sum + layer.clippedShare * sizeOf(layer), 0);
  return clipped / layers.reduce((sum, layer) => sum + sizeOf(layer), 0);
}

/** Raised where weights lie outside a range that was to hold them all: it is out of date. */
export const clipping: Check = {
  id: 'clipping',
  label: 'Clipping',
  definition:
    'Share of the quantized weights outside the range of their codes, whose gradient is masked.',
  methods: ['ptq', 'qat'],
  examine({ run: { plan, result } }) {
    if (result.layers.length === 0 || !isWhole(plan.settings)) return null;
    const share = clippedOf(result.layers);
    const isFault = share > mostClipped;
    return {
      verdict: isFault ? 'fault' : 'healthy',
      value: `${percentOf(share)} of the weights`,
      threshold: `above ${percentOf(mostClipped, 0)} with min-max or moving average`,
      sentence: isFault
        ? 'The ranges were measured to hold every weight and no longer do: those outside have no gradient.'
        : 'The ranges hold nearly every weight.',
      suggestion: isFault
        ? { label: 'Run with ranges of least squared error', settings: { weightRange: 'mse' } }
        : null,
    };
  },
};
