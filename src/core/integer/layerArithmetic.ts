import type { QuantizedLayer, QuantizedModel } from '../quantized/quantizedModel';
import { type Activations, realValues } from './activations';
import { integerBias, sumScales } from './integerBias';
import type { ConvOperands } from './integerConv2d';
import { integerWeights, realWeights } from './integerWeights';
import type { CodeParams } from './requantize';

/** What a layer multiplies and adds, and what its sums stand for. */
export interface LayerArithmetic {
  readonly operands: ConvOperands;
  /** Whether the sums hold the bias; a float bias of integer sums is added to their real values. */
  readonly biasInSums: boolean;
  /** Of the codes that enter, where the sums are of integers; null of a layer in float. */
  readonly input: CodeParams | null;
  /** Returns the real value of a sum, bias included, as a float32. */
  real(sum: number, channel: number): number;
}

const { fround } = Math;

/** Returns the arithmetic of a layer: in integers where its weights and its input are codes. */
export function layerArithmetic(
  model: QuantizedModel,
  layer: QuantizedLayer,
  x: Activations,
): LayerArithmetic {
  return x.kind === 'codes' && layer.weightParams
    ? inIntegers(model, layer, x.codes, x.params)
    : inFloat(model, layer, x);
}

function inIntegers(
  { bias: scheme, rounding }: QuantizedModel,
  layer: QuantizedLayer,
  x: Int32Array,
  input: CodeParams,
): LayerArithmetic {
  const { bias } = layer;
  const scales = sumScales(
    input.scale,
    layer.weightParams?.scale ?? Float32Array.of(1),
    bias.length,
  );
  const added = integerBias(bias, scheme, scales);
  const product = (sum: number, channel: number) => fround(fround(sum) * (scales[channel] ?? 1));
  return {
    operands: {
      x,
      zeroPoint: input.zeroPoint,
      weight: integerWeights(layer, rounding),
      bias: added ?? new Float64Array(bias.length),
    },
    biasInSums: added !== null,
    input,
    real: added ? product : (sum, channel) => fround(product(sum, channel) + (bias[channel] ?? 0)),
  };
}

function inFloat(
  { rounding }: QuantizedModel,
  layer: QuantizedLayer,
  x: Activations,
): LayerArithmetic {
  const weight = Float64Array.from(realWeights(layer, rounding));
  const bias = Float64Array.from(layer.bias);
  return {
    operands: { x: realValues(x), zeroPoint: 0, weight, bias },
    biasInSums: true,
    input: null,
    real: fround,
  };
}
