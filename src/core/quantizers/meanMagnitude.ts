import { extremes, union } from '../quant/extremes';
import type { Grid } from '../quant/grid';
import { stepSizeOf } from '../quant/learnedStepSize';
import { nothingObserved } from './nothingObserved';
import type { Observer, Quantizer, Range } from './quantizer';

/** Sum of the magnitudes, and the smallest and largest value, of values that arrive batch by batch. */
class Magnitudes {
  #seen: Range = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY };
  #sum = 0;
  #count = 0;

  observe(values: Float32Array): void {
    this.#seen = union(this.#seen, extremes(values));
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += Math.abs(values[i] ?? 0);
    this.#sum += sum;
    this.#count += values.length;
  }

  /** Returns the range that the codes span at the scale `2 * mean|v| / sqrt(qmax)`. */
  range(grid: Grid): Range {
    if (this.#count === 0) throw nothingObserved();
    const [below, above] = codesAround(this.#seen, grid);
    const scale = stepSizeOf(this.#sum / this.#count, above > 0 ? above : below);
    return { min: 0 - below * scale, max: above * scale };
  }
}

/** Returns how many codes lie below that of zero, and how many above, for values on these sides. */
function codesAround({ min, max }: Range, grid: Grid): readonly [below: number, above: number] {
  const steps = grid.max - grid.min;
  const half = Math.floor(steps / 2);
  if (grid.symmetric) return [half, half];
  if (min >= 0) return [0, steps];
  return max > 0 ? [steps - half, half] : [steps, 0];
}

function meanMagnitudeObserver(grid: Grid): Observer {
  const magnitudes = new Magnitudes();
  return {
    observe: (values) => magnitudes.observe(values),
    range: () => magnitudes.range(grid),
  };
}

function meanMagnitudeWeightRange(weights: Float32Array, grid: Grid): Range {
  const magnitudes = new Magnitudes();
  magnitudes.observe(weights);
  return magnitudes.range(grid);
}

export const meanMagnitude: Quantizer = {
  id: 'mean-magnitude',
  label: 'mean magnitude',
  help: 'From the mean magnitude of the values, as learned step sizes start; wide at 8 bits, tight at 2.',
  source: 'Esser et al., arXiv 1902.08153, section 2.1',
  suits: ['weights', 'activations'],
  tracking: { kind: 'fixed' },
  weightRange: meanMagnitudeWeightRange,
  createObserver: meanMagnitudeObserver,
};
