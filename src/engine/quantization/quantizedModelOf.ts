import { shapedLayers } from '../../core/model/shapes';
import { activationParams } from '../../core/quant/quantizeActivations';
import { weightParams } from '../../core/quant/quantizeWeights';
import type {
  ActivationQuant,
  QuantizedLayer,
  QuantizedModel,
} from '../../core/quantized/quantizedModel';
import type { Range } from '../../core/quantizers/quantizer';
import type { ActivationScheme, Scheme } from '../../core/scheme/scheme';
import type { Network } from '../network/fold';
import type { ActivationRanges } from './calibrate';

/**
 * Returns a folded network quantized by a scheme, with ranges of its activations from calibration.
 *
 * Throws: RangeError when the scheme is of another network; `not-a-number` when a weight is.
 */
export function quantizedModelOf(
  { model, checkpoint }: Network,
  scheme: Scheme,
  ranges: ActivationRanges,
): QuantizedModel {
  const { point, bias, convention, rounding } = scheme;
  const values = (name: string) => {
    const found = checkpoint.get(name);
    if (!found) throw new RangeError(`the checkpoint has no ${name}`);
    return found.data;
  };
  const layers = shapedLayers(model).map(({ spec, weightShape }): QuantizedLayer => {
    const own = scheme.layers.find(({ id }) => id === spec.id);
    if (!own) throw new RangeError(`the scheme has no layer ${spec.id}`);
    const weight = values(`${spec.id}.weight`);
    return {
      spec,
      weightShape,
      weight,
      weightParams: own.weight && weightParams(weight, weightShape, own.weight, convention),
      bias: values(`${spec.id}.bias`),
      input: own.input && activationQuant(own.input, ranges.inputs.get(spec.id), convention),
    };
  });
  const logits =
    scheme.logits && activationQuant(scheme.logits, ranges.logits ?? undefined, convention);
  return { model, layers, logits, point, bias, convention, rounding };
}

function activationQuant(
  { grid, dynamic }: ActivationScheme,
  range: Range | undefined,
  convention: Scheme['convention'],
): ActivationQuant {
  if (dynamic) return { kind: 'dynamic', grid };
  if (!range) throw new RangeError('an activation was not calibrated');
  return activationParams(range, grid, convention);
}
