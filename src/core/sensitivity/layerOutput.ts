import { quantizeActivations } from '../integer/activations';
import { integerBias, sumScales } from '../integer/integerBias';
import { integerConv2d } from '../integer/integerConv2d';
import { layerArithmetic } from '../integer/layerArithmetic';
import { convShape } from '../integer/layerSums';
import { shapedLayers } from '../model/shapes';
import type { QuantizedModel } from '../quantized/quantizedModel';

/**
 * Returns what a network of one layer makes of real values: its convolution or product with its bias,
 * before ReLU and pool.
 *
 * Shapes: `values` [count, ...input of the layer], flat.
 */
export function layerOutput(
  model: QuantizedModel,
  values: Float32Array,
  count: number,
): Float32Array {
  const [layer] = model.layers;
  const [shaped] = shapedLayers(model.model);
  if (!layer || !shaped) throw new RangeError('a network of one layer is needed');
  const real = { kind: 'real', values, rangeBeforeRelu: null } as const;
  const arithmetic = layerArithmetic(model, layer, quantizeActivations(real, layer.input, model));
  const sums = integerConv2d(arithmetic.operands, convShape(shaped, count));
  return Float32Array.from(sums, (sum, place) => arithmetic.real(sum, place % shaped.outChannels));
}

/**
 * Returns the bias that a network of one layer adds, as real values: that of integers where it
 * computes with those and their scale is known ahead. Shapes: [channels].
 */
export function addedBias({ layers: [layer], bias }: QuantizedModel): Float32Array {
  if (!layer) throw new RangeError('a network of one layer is needed');
  if (layer.input?.kind !== 'static' || !layer.weightParams) return layer.bias;
  const scales = sumScales(layer.input.scale, layer.weightParams.scale, layer.bias.length);
  const integers = integerBias(layer.bias, bias, scales);
  return integers
    ? Float32Array.from(integers, (value, channel) => value * (scales[channel] ?? 1))
    : layer.bias;
}
