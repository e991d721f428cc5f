import type { Grid } from '../quant/grid';
import { Histogram } from '../quant/histogram';
import { paramsOf } from '../quant/params';
import type { ScaleAndZeroPoint } from '../quant/scaleAndZeroPoint';
import { histogramSquaredError, squaredError } from '../quant/squaredError';
import { minMaxWeightRange } from './minMax';
import { nothingObserved } from './nothingObserved';
import type { Observer, Quantizer, Range } from './quantizer';

/** Ranges tried: 1 %, 2 %, ... 100 % of the widest. */
const candidateCount = 100;

/**
 * Returns the shrunken `widest` at which `errorOf` is least; the wider of two that are equal.
 * Shrinking both ends in proportion leaves an end at 0 where it is, so that for one-sided values
 * only the other end moves.
 */
function leastErrorRange(
  widest: Range,
  grid: Grid,
  errorOf: (params: ScaleAndZeroPoint) => number,
): Range {
  let best = widest;
  let least = Number.POSITIVE_INFINITY;
  for (let step = candidateCount; step > 0; step--) {
    const share = step / candidateCount;
    const range = { min: widest.min * share, max: widest.max * share };
    const error = errorOf(paramsOf(range, grid));
    if (error < least) {
      best = range;
      least = error;
    }
  }
  return best;
}

const withZero = ({ min, max }: Range): Range => ({ min: Math.min(min, 0), max: Math.max(max, 0) });

function mseObserver(grid: Grid): Observer {
  const histogram = new Histogram();
  return {
    observe: (values) => histogram.observe(values),
    range() {
      if (histogram.total === 0) throw nothingObserved();
      return leastErrorRange(withZero(histogram.extremes), grid, (params) =>
        histogramSquaredError(histogram, params, grid),
      );
    },
  };
}

function mseWeightRange(weights: Float32Array, grid: Grid): Range {
  const widest = withZero(minMaxWeightRange(weights, grid));
  return leastErrorRange(widest, grid, (params) => squaredError(weights, params, grid));
}

export const mse: Quantizer = {
  id: 'mse',
  label: 'MSE',
  help: 'Tries 100 clippings and takes the one that leaves the smallest mean squared quantization error.',
  source: 'Nagel et al., arXiv 2106.08295, quantization range setting by mean squared error',
  suits: ['weights', 'activations'],
  tracking: { kind: 'fixed' },
  weightRange: mseWeightRange,
  createObserver: mseObserver,
};
