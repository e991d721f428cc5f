import type { ActivationScheme, BiasScheme, LayerScheme, Scheme } from '../scheme/scheme';
import { foldedSpec, type ShapedLayer, shapedLayers, weightCount } from './shapes';
import type { ModelSpec } from './spec';

const floatBytes = 4;
const scaleBytes = 4;

/** Returns the size of the network in float32, batch normalization folded. Units: bytes. */
export function floatSizeBytes(model: ModelSpec): number {
  return weightCount(model) * floatBytes;
}

/**
 * Returns the size of the network as a scheme quantizes it: packed weight codes with their scales,
 * biases as the scheme holds them, and a scale and zero point for every activation that is ranged
 * ahead; what stays in float takes four bytes a value. Units: bytes.
 */
export function quantizedSizeBytes(model: ModelSpec, scheme: Scheme): number {
  const sizes = shapedLayers(foldedSpec(model)).map((layer, index) => {
    const own = scheme.layers[index];
    if (own?.id !== layer.spec.id) throw new RangeError(`no scheme for ${layer.spec.id}`);
    return layerBytes(layer, own, scheme.bias);
  });
  return sizes.reduce((sum, size) => sum + size, activationBytes(scheme.logits));
}

function layerBytes(layer: ShapedLayer, { weight, input }: LayerScheme, bias: BiasScheme): number {
  const integers = weight !== null && input !== null;
  return (
    weightBytes(layer, weight) +
    biasBytes(layer.outChannels, integers ? bias : { kind: 'float' }) +
    activationBytes(input)
  );
}

function weightBytes({ weightShape, outChannels }: ShapedLayer, weight: LayerScheme['weight']) {
  const count = weightShape.reduce((total, dim) => total * dim, 1);
  if (!weight) return count * floatBytes;
  const { bits, symmetric } = weight.grid;
  const scales = weight.perChannel ? outChannels : 1;
  const perScale = scaleBytes + (symmetric ? 0 : codeBytes(bits));
  return packedBytes(count, bits) + scales * perScale;
}

function biasBytes(count: number, bias: BiasScheme): number {
  if (bias.kind === 'float') return count * floatBytes;
  return packedBytes(count, bias.bits) + (bias.kind === 'own' ? scaleBytes : 0);
}

/** Ranges that each batch sets are stored nowhere. */
function activationBytes(activation: ActivationScheme | null): number {
  if (!activation || activation.dynamic) return 0;
  return scaleBytes + codeBytes(activation.grid.bits);
}

const packedBytes = (count: number, bits: number) => Math.ceil((count * bits) / 8);

/** A code that is not packed with others, such as a zero point. */
const codeBytes = (bits: number) => Math.ceil(bits / 8);
