import {
  formatOverrides,
  type LayerOverrides,
  overrideSyntaxComplaint,
  parseOverrides,
} from '../../layerOverrides';
import { differencePoints, tieBoundAt } from '../../metrics/compare';
import type { Settings } from '../../settings/settings';
import type { Evidence } from '../evidence';
import type { Check, Suggestion } from '../finding';
import { figure, points, signedPoints } from '../words';

interface Alone {
  readonly images: number;
  readonly float: number;
  readonly layers: readonly { readonly id: string; readonly correct: number }[];
}

/** What each layer costs: on the run's own network, else in a study of sensitivity at its bits. */
function aloneOf({ probe, sensitivity, run: { plan } }: Evidence): Alone | null {
  if (probe) return { ...probe.halves, layers: probe.alone };
  const { weightBits, activationBits } = plan.settings;
  const cells = sensitivity?.cells.filter(
    ({ bits, half }) => bits === weightBits && bits === activationBits && half === 'both',
  );
  if (!sensitivity || !cells || cells.length === 0) return null;
  const { images, floatCorrect: float } = sensitivity;
  return { images, float, layers: cells.map(({ layerId: id, correct }) => ({ id, correct })) };
}

/** The layer at 8 bits, the others as they were; null where it has them. */
function widened({ layers, weightBits, activationBits }: Settings, id: string): Suggestion | null {
  if (overrideSyntaxComplaint(layers) !== null) return null;
  const overrides = parseOverrides(layers);
  const own = overrides.get(id);
  const bits = [own?.weightBits ?? weightBits, own?.inputBits ?? activationBits];
  if (bits.every((one) => one !== 'float' && one >= 8)) return null;
  const at8: LayerOverrides = new Map([
    ...overrides,
    [id, { ...own, weightBits: 8, inputBits: 8 }] as const,
  ]);
  return { label: `Run with ${id} at 8 bits`, settings: { layers: formatOverrides(at8) } };
}

/** Names the layer that costs most when it alone is quantized. */
export const whichLayer: Check = {
  id: 'which-layer',
  label: 'Which layer',
  definition: 'Accuracy on held-out images with one layer quantized and all others in float.',
  methods: ['ptq', 'qat'],
  needsProbe: true,
  examine(evidence) {
    const alone = aloneOf(evidence);
    const worst = alone?.layers.toSorted((a, b) => a.correct - b.correct)[0];
    if (!alone || !worst) return null;
    const { images, float } = alone;
    const bound = tieBoundAt(images);
    const lost = differencePoints(
      { correct: worst.correct, total: images },
      { correct: float, total: images },
    );
    const isLoss = lost < -bound;
    return {
      verdict: isLoss ? 'fault' : 'healthy',
      value: `${worst.id} ${signedPoints(lost)}`,
      threshold: `below \u2212${figure(bound)} points`,
      sentence: isLoss
        ? `${worst.id} costs most of all layers: with it alone quantized ${points(lost)} are lost on held-out images.`
        : 'No layer alone costs more than chance.',
      suggestion: isLoss ? widened(evidence.run.plan.settings, worst.id) : null,
    };
  },
};
