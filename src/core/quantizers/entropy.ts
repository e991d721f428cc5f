import { leastDivergenceBins } from '../quant/divergenceSearch';
import type { Grid } from '../quant/grid';
import { Histogram } from '../quant/histogram';
import { minMaxWeightRange } from './minMax';
import { nothingObserved } from './nothingObserved';
import type { Observer, Quantizer, Range } from './quantizer';

function entropyObserver(grid: Grid): Observer {
  const histogram = new Histogram();
  return {
    observe: (values) => histogram.observe(values),
    range() {
      if (histogram.total === 0) throw nothingObserved();
      return leastDivergenceRange(histogram, grid);
    },
  };
}

/** Clips at one magnitude on both sides of zero, which share the codes where there are two. */
function leastDivergenceRange(histogram: Histogram, grid: Grid): Range {
  const { min, max } = histogram.extremes;
  const codes = grid.max - grid.min + 1;
  const levels = min < 0 && max > 0 ? Math.floor(codes / 2) : codes;
  const end = leastDivergenceBins(magnitudes(histogram), levels) * histogram.width;
  return { min: Math.max(min, -end), max: Math.min(max, end) };
}

/**
 * Returns the counts by magnitude. Zeros, of which ReLU makes most, are exact at any range and would
 * outweigh the rest: the first bin gets the count of the second.
 */
function magnitudes(histogram: Histogram): Float64Array {
  const { counts, extremes, width } = histogram;
  const first = histogram.edge(0) / width;
  const largest = Math.max(Math.floor(extremes.max / width) + 1, Math.ceil(-extremes.min / width));
  const folded = new Float64Array(largest);
  counts.forEach((count, index) => {
    const bin = first + index < 0 ? -first - index - 1 : first + index;
    if (count > 0) folded[bin] = (folded[bin] ?? 0) + count;
  });
  folded[0] = folded[1] ?? 0;
  return folded;
}

export const entropy: Quantizer = {
  id: 'entropy',
  label: 'entropy',
  help: 'Clips where the rounded values tell least wrong of how the values were spread (Kullback-Leibler).',
  source: 'Migacz, 8-bit inference with TensorRT (GTC 2017), entropy calibration',
  suits: ['activations'],
  tracking: { kind: 'fixed' },
  weightRange: minMaxWeightRange,
  createObserver: entropyObserver,
};
