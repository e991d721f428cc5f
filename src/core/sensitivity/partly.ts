import type { QuantizedLayer, QuantizedModel } from '../quantized/quantizedModel';

/** Which half of quantization is on: that of weights, of activations, or both. */
export type Half = 'weights' | 'activations' | 'both';

export const halves: readonly Half[] = ['weights', 'activations', 'both'];

/** Returns the network with all its weights and activations in float. */
export function inFloat(model: QuantizedModel): QuantizedModel {
  const layers = model.layers.map((layer) => ({ ...layer, weightParams: null, input: null }));
  return { ...model, layers, logits: null };
}

/** Returns a layer with half of what its quantized form does to it. */
export function halfOf(
  float: QuantizedLayer,
  quantized: QuantizedLayer,
  half: Half,
): QuantizedLayer {
  if (half === 'both') return quantized;
  return half === 'weights' ? { ...quantized, input: null } : { ...float, input: quantized.input };
}

/** Returns the float network with half of what quantization does to every layer. */
export function partly(
  float: QuantizedModel,
  quantized: QuantizedModel,
  half: Half,
): QuantizedModel {
  return {
    ...quantized,
    layers: pairs(float, quantized).map(([plain, own]) => halfOf(plain, own, half)),
    logits: half === 'weights' ? null : quantized.logits,
  };
}

/** Returns the float network with one layer quantized, or half of it. */
export function onlyLayer(
  float: QuantizedModel,
  quantized: QuantizedModel,
  index: number,
  half: Half,
): QuantizedModel {
  const layers = pairs(float, quantized).map(([plain, own], place) =>
    place === index ? halfOf(plain, own, half) : plain,
  );
  return { ...quantized, layers, logits: null };
}

function pairs(
  float: QuantizedModel,
  quantized: QuantizedModel,
): (readonly [float: QuantizedLayer, quantized: QuantizedLayer])[] {
  return float.layers.map((layer, index) => [layer, quantized.layers[index] ?? layer]);
}
