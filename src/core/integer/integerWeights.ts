import { fakeQuantize, quantize } from '../quant/affine';
import { eachStretch } from '../quant/channels';
import type { QuantizedLayer } from '../quantized/quantizedModel';
import type { Rounding } from '../scheme/scheme';

/**
 * Returns the codes of weights less their zero points, as integer arithmetic multiplies by them.
 *
 * Shapes: as the weights, flat.
 * Throws: RangeError when the weights are in float.
 */
export function integerWeights(
  { spec, weight, weightShape, weightParams: params }: QuantizedLayer,
  rounding: Rounding,
): Float64Array {
  if (!params) throw new RangeError(`the weights of ${spec.id} are in float`);
  const codes = quantize(weight, weightShape, params, rounding);
  const centered = new Float64Array(codes.length);
  const { axis, scale } = params;
  eachStretch(codes.length, weightShape, axis, scale.length, (channel, start, end) => {
    const zeroPoint = params.zeroPoint[channel] ?? 0;
    for (let i = start; i < end; i++) centered[i] = (codes[i] ?? 0) - zeroPoint;
  });
  return centered;
}

/** Returns the weights that a layer multiplies real values by: rounded to their grid if they have one. */
export function realWeights(layer: QuantizedLayer, rounding: Rounding): Float32Array {
  const { weight, weightShape, weightParams } = layer;
  return weightParams ? fakeQuantize(weight, weightShape, weightParams, rounding) : weight;
}
