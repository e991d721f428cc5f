import { extremes } from '../quant/extremes';
import { minMaxWeightRange } from './minMax';
import { nothingObserved } from './nothingObserved';
import type { Observer, Quantizer, Range } from './quantizer';

/** Share of the way to a batch's extremes that the range moves (PyTorch's `averaging_constant`). */
const averagingRate = 0.01;

const { fround } = Math;

/**
 * Returns an observer whose range is the first batch's, and then moves by `rate` of the way to the
 * smallest and largest value of each batch.
 *
 * Source: PyTorch, `MovingAverageMinMaxObserver`, in float32.
 */
export function movingAverageObserver(rate: number): Observer {
  let average: Range | null = null;
  return {
    observe(values) {
      if (values.length === 0) return;
      const batch = extremes(values);
      average = average === null ? batch : moved(average, batch, fround(rate));
    },
    range() {
      if (average === null) throw nothingObserved();
      return average;
    },
  };
}

function moved(from: Range, to: Range, rate: number): Range {
  return {
    min: movedEnd(from.min, to.min, rate),
    max: movedEnd(from.max, to.max, rate),
  };
}

function movedEnd(from: number, to: number, rate: number): number {
  return fround(from + fround(rate * fround(to - from)));
}

export const movingAverage: Quantizer = {
  id: 'moving-average',
  label: 'moving average',
  help: 'The extremes of each batch, averaged over batches, so that one odd batch moves the range little.',
  source: 'PyTorch, MovingAverageMinMaxObserver with averaging constant 0.01',
  suits: ['activations'],
  tracking: { kind: 'average', rate: averagingRate },
  weightRange: minMaxWeightRange,
  createObserver: () => movingAverageObserver(averagingRate),
};
