import type { FoldDivisor } from '../../core/fold';
import type { QuantParams } from '../../core/quant/params';
import type { ActivationQuant, QuantizedModel } from '../../core/quantized/quantizedModel';
import type { Tracking } from '../../core/quantizers/quantizer';
import { ActivationRange } from './activationRange';
import { biasQuantizer } from './biasQuantizer';
import { DynamicActivation } from './dynamicActivation';
import { FakeQuantTap, type LayerQuantizers } from './fakeQuantTap';
import { LearnedActivation } from './learnedActivation';
import { LearnedWeight } from './learnedWeight';
import type { ActivationQuantizer, WeightQuantizer } from './quantizers';
import { type ScaleRules, still } from './scaleRules';
import { WeightRange, type WeightTracking } from './weightRange';

/**
 * Puts the quantizers of a model on the device, where they move by `rules`; without rules they stay
 * as they are. Where `liveFold` is set, the network that the tap is used on is not folded.
 */
export function createTap(
  model: QuantizedModel,
  rules: ScaleRules = still,
  liveFold: FoldDivisor | null = null,
): FakeQuantTap {
  const layers = model.layers.map(({ spec, weightParams, input }): [string, LayerQuantizers] => {
    const tracking = rules.tracking(spec.id);
    const quantizers = {
      input: input && activationQuantizer(input, tracking.input, model, rules),
      weight: weightParams && weightQuantizer(weightParams, tracking.weight, model, rules),
    };
    return [spec.id, quantizers];
  });
  const logits = model.logits && activationQuantizer(model.logits, rules.logits, model, rules);
  const bias = biasQuantizer(model.bias, model.rounding);
  return new FakeQuantTap({ layers: new Map(layers), logits, bias }, model.point, liveFold);
}

function activationQuantizer(
  quant: ActivationQuant,
  tracking: Tracking,
  { convention, rounding }: QuantizedModel,
  { scales }: ScaleRules,
): ActivationQuantizer {
  if (quant.kind === 'dynamic') return new DynamicActivation(quant.grid, convention, rounding);
  if (scales !== 'observer') return new LearnedActivation(quant, scales === 'lsq-plus', rounding);
  return new ActivationRange(quant, tracking, convention, rounding);
}

function weightQuantizer(
  params: QuantParams,
  tracking: WeightTracking,
  { convention, rounding }: QuantizedModel,
  { scales }: ScaleRules,
): WeightQuantizer {
  if (scales !== 'observer') return new LearnedWeight(params, rounding);
  return new WeightRange(params, tracking, convention, rounding);
}
