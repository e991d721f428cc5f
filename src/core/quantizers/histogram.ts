import type { Grid } from '../quant/grid';
import { leastNormRange } from '../quant/normSearch';
import { StretchingHistogram, type StretchingHistogramOptions } from '../quant/stretchingHistogram';
import { minMaxWeightRange } from './minMax';
import { nothingObserved } from './nothingObserved';
import type { Observer, Quantizer } from './quantizer';

/**
 * Returns an observer that keeps a histogram and searches its range for the part that errs least
 * with so many codes.
 *
 * Source: PyTorch, `HistogramObserver`, which takes 256 codes whatever the width.
 */
export function histogramObserver(levels: number, options: StretchingHistogramOptions): Observer {
  const histogram = new StretchingHistogram(options);
  return {
    observe: (values) => histogram.observe(values),
    range() {
      if (histogram.range === null) throw nothingObserved();
      return leastNormRange(histogram.counts, histogram.range, levels);
    },
  };
}

export const histogram: Quantizer = {
  id: 'histogram',
  label: 'histogram search',
  help: 'Moves the ends of a histogram inwards for as long as the estimated squared error falls.',
  source:
    "PyTorch, HistogramObserver, with the grid's number of codes and no truncation of the ends",
  suits: ['activations'],
  tracking: { kind: 'fixed' },
  weightRange: minMaxWeightRange,
  createObserver: ({ min, max }: Grid) =>
    histogramObserver(max - min + 1, { bins: 2048, upsampleRate: 128, wholeEnds: false }),
};
