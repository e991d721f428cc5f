import type { Check } from '../finding';
import { figure, percentOf } from '../words';

/** Rounding in float32 lands on the other side now and then. Our guess, tuned on runs. */
const mostPredictions = 0.002;
const mostCodes = 1;

/** Raised where training saw another network than the one that is measured. */
export const simulation: Check = {
  id: 'simulation',
  label: 'Simulation against integers',
  definition: 'Codes and predictions that differ between fake quantization and integer arithmetic.',
  methods: ['ptq', 'qat'],
  examine({ run: { result } }) {
    if (result.integers === null) return null;
    const { layers, predictions, images } = result.integers.simulation;
    const largest = Math.max(0, ...layers.map((layer) => layer.largest));
    const isFault = largest > mostCodes || predictions > mostPredictions * images;
    return {
      verdict: isFault ? 'fault' : 'healthy',
      value: `${figure(largest)} codes at most, ${predictions} predictions`,
      threshold: `above ${mostCodes} code, or ${percentOf(mostPredictions, 1)} of the predictions`,
      sentence: isFault
        ? `Integers give other codes than the simulation that QAT trains through, by ${figure(largest)} at most, and ${predictions} of ${images} other predictions.`
        : 'Simulation and integers agree.',
      suggestion: null,
    };
  },
};
