import { extremes, largestMagnitude, union } from '../quant/extremes';
import type { Grid } from '../quant/grid';
import { nothingObserved } from './nothingObserved';
import type { Observer, Quantizer, Range } from './quantizer';

function minMaxObserver(): Observer {
  let seen: Range = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY };
  return {
    observe(values) {
      seen = union(seen, extremes(values));
    },
    range() {
      if (seen.min > seen.max) throw nothingObserved();
      return seen;
    },
  };
}

/** Returns the range of the weights themselves; about 0 on a symmetric grid. */
export function minMaxWeightRange(weights: Float32Array, grid: Grid): Range {
  if (!grid.symmetric) return extremes(weights);
  const max = largestMagnitude(weights);
  return { min: -max, max };
}

export const minMax: Quantizer = {
  id: 'min-max',
  label: 'min-max',
  help: 'From the smallest to the largest value: nothing is clipped, and one outlier widens every step.',
  source: 'PyTorch, MinMaxObserver and PerChannelMinMaxObserver',
  suits: ['weights', 'activations'],
  tracking: { kind: 'extremes' },
  weightRange: minMaxWeightRange,
  createObserver: minMaxObserver,
};
