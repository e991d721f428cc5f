import type { LayerReport } from '../../run';
import type { Check } from '../finding';
import { figure } from '../words';

/** Source: the debugger of TensorFlow Lite's quantization, which calls more than 0.7 suspicious. */
const mostSteps = 0.7;
const healthy = 1 / Math.sqrt(12);

/** Root mean square of the weights. Units: steps of their scales. */
function rmsOf({ histogram, edges }: LayerReport): number {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  const squares = histogram.reduce((sum, count, index) => {
    const [low = 0, high = 0] = [edges[index], edges[index + 1]];
    return sum + (count * (low * low + low * high + high * high)) / 3;
  }, 0);
  return Math.sqrt(squares / Math.max(1, total));
}

/** Root mean square of the error of rounding. Units: steps of the scales. */
const errorOf = (layer: LayerReport) => rmsOf(layer) / 10 ** (layer.sqnrDb / 20);

/** Raised where weights are off by more than rounding alone can be. */
export const roundingHealth: Check = {
  id: 'rounding-health',
  label: 'Error against the scale',
  definition:
    'Root mean square of the weights\u2019 error over their scale: 0.289 where all is rounded within the range.',
  methods: ['ptq', 'qat'],
  examine({ run: { result } }) {
    const worst = result.layers.toSorted((a, b) => errorOf(b) - errorOf(a))[0];
    if (!worst) return null;
    const error = errorOf(worst);
    const isFault = error > mostSteps;
    return {
      verdict: isFault ? 'fault' : 'healthy',
      value: `${figure(error)} steps in ${worst.id}`,
      threshold: `above ${mostSteps}; ${healthy.toFixed(3)} is rounding alone`,
      sentence: isFault
        ? `Weights of ${worst.id} are off by more than rounding explains: its range is too narrow.`
        : 'The weights are off by what rounding costs.',
      suggestion: isFault
        ? { label: 'Run with ranges of least squared error', settings: { weightRange: 'mse' } }
        : null,
    };
  },
};
