import { extremes } from '../quant/extremes';
import type { Grid } from '../quant/grid';
import { Histogram } from '../quant/histogram';
import { histogramQuantile, quantile } from '../quant/quantile';
import { nothingObserved } from './nothingObserved';
import type { Observer, Quantizer, Range } from './quantizer';

/** Returns what a quantizer does that keeps the share `kept` of the values at each end. */
export function percentileRanges(kept: number): Pick<Quantizer, 'weightRange' | 'createObserver'> {
  return {
    weightRange: (weights, grid) => percentileWeightRange(weights, grid, kept),
    createObserver: () => percentileObserver(kept),
  };
}

function percentileObserver(kept: number): Observer {
  const histogram = new Histogram();
  return {
    observe: (values) => histogram.observe(values),
    range() {
      if (histogram.total === 0) throw nothingObserved();
      return clipped(histogram.extremes, kept, (p) => histogramQuantile(histogram, p));
    },
  };
}

/** An end at or inside zero is not clipped: a range is widened to contain 0 anyway. */
function clipped({ min, max }: Range, kept: number, valueAt: (share: number) => number): Range {
  return {
    min: min < 0 ? valueAt(1 - kept) : min,
    max: max > 0 ? valueAt(kept) : max,
  };
}

function percentileWeightRange(weights: Float32Array, grid: Grid, kept: number): Range {
  const ends = extremes(weights);
  if (!grid.symmetric) return clipped(ends, kept, (p) => quantile(weights, p));
  const max = quantile(weights.map(Math.abs), kept);
  return { min: -max, max };
}

export const percentile: Quantizer = {
  id: 'percentile',
  label: 'percentile 99.9',
  help: 'Leaves out the most extreme thousandth of the values at each end, which are clipped.',
  source: 'Wu et al., arXiv 2004.09602, percentile calibration',
  suits: ['weights', 'activations'],
  tracking: { kind: 'fixed' },
  ...percentileRanges(0.999),
};
