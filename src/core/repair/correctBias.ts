import { fakeQuantize } from '../quant/affine';
import type { QuantizedLayer } from '../quantized/quantizedModel';
import type { Rounding } from '../scheme/scheme';

/** Mean of what enters a layer, per row of its weights, in the quantized and in the float network. */
export interface InputMeans {
  readonly quantized: Float32Array;
  readonly float: Float32Array;
}

/**
 * Returns the bias that makes the mean of every output channel, before its activation function,
 * what it is in the float network: `b + E[W x] - E[W^ x^]`, where `W` and `x` are the float
 * network's weights and inputs, `W^` and `x^` those of the quantized one.
 *
 * Shapes: `floatWeight` as the layer's weight, `means` one value per row of it.
 * Source: Nagel et al., arXiv 1906.04721, section 4.2 and appendix D, empirical.
 */
export function correctedBias(
  { weight, weightShape, weightParams, bias }: QuantizedLayer,
  floatWeight: Float32Array,
  means: InputMeans,
  rounding: Pick<Rounding, 'ties'>,
): Float32Array {
  const rounded =
    weightParams === null ? weight : fakeQuantize(weight, weightShape, weightParams, rounding);
  const outputs = bias.length;
  const shift = new Float64Array(outputs);
  rounded.forEach((value, index) => {
    const row = Math.floor(index / outputs);
    const channel = index % outputs;
    const wanted = (floatWeight[index] ?? 0) * (means.float[row] ?? 0);
    shift[channel] = (shift[channel] ?? 0) + wanted - value * (means.quantized[row] ?? 0);
  });
  return bias.map((value, channel) => value + (shift[channel] ?? 0));
}
