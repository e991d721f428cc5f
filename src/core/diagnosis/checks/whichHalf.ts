import { differencePoints, tieBoundAt } from '../../metrics/compare';
import type { Check } from '../finding';
import type { NetworkProbe } from '../networkProbe';
import { points, signedPoints } from '../words';

function drops({ halves: { images, float, weights, activations } }: NetworkProbe) {
  const against = (correct: number) =>
    differencePoints({ correct, total: images }, { correct: float, total: images });
  return {
    weights: against(weights),
    activations: against(activations),
    bound: tieBoundAt(images),
  };
}

/** Says which half of quantization costs accuracy. */
export const whichHalf: Check = {
  id: 'which-half',
  label: 'Which half',
  definition:
    'Accuracy on held-out images with only the weights quantized, and with only the activations.',
  methods: ['ptq', 'qat'],
  needsProbe: true,
  examine({ probe, run: { plan } }) {
    if (probe === null) return null;
    const { weights, activations, bound } = drops(probe);
    const half = weights < activations ? 'weights' : 'activations';
    const worst = Math.min(weights, activations);
    const isLoss = worst < -bound;
    const id = half === 'weights' ? 'weightBits' : 'activationBits';
    const canWiden = plan.settings[id] < 8;
    return {
      verdict: isLoss ? 'fault' : 'healthy',
      value: `weights ${signedPoints(weights)}, activations ${signedPoints(activations)}`,
      threshold: `below \u2212${bound.toFixed(1)} points`,
      sentence: isLoss
        ? `The ${half} cost most: quantized alone they lose ${points(worst)} on held-out images.`
        : 'Neither half alone costs more than chance.',
      suggestion:
        isLoss && canWiden ? { label: `Run with ${half} at 8 bits`, settings: { [id]: 8 } } : null,
    };
  },
};
