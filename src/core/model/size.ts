import type { ActivationScheme, BiasScheme, LayerScheme, Scheme } from '../scheme/scheme';
import { foldedSpec, type ShapedLayer, shapedLayers, weightCount } from './shapes';
import type { ModelSpec } from './spec';

const floatBytes = 4;
const scaleBytes = 4;

/** What the parts of one layer take. Units: bytes. */
export interface LayerSize {
  /** The weights themselves, packed where they are codes. */
  readonly weights: number;
  /** Scales of the weights, and their zero points where these are free. */
  readonly scales: number;
  readonly bias: number;
  /** Scale and zero point of what enters the layer. */
  readonly input: number;
}

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
    const { weights, scales, bias, input } = layerSize(layer, own, scheme.bias);
    return weights + scales + bias + input;
  });
  return sizes.reduce((sum, size) => sum + size, activationBytes(scheme.logits));
}

/** Returns what a folded layer takes as its scheme quantizes it; in float where there is none. */
export function layerSize(
  layer: ShapedLayer,
  own: Pick<LayerScheme, 'weight' | 'input'> | null,
  bias: BiasScheme,
): LayerSize {
  const integers = own !== null && own.weight !== null && own.input !== null;
  return {
    ...weightBytes(layer, own?.weight ?? null),
    bias: biasBytes(layer.outChannels, integers ? bias : { kind: 'float' }),
    input: activationBytes(own?.input ?? null),
  };
}

function weightBytes({ weightShape, outChannels }: ShapedLayer, weight: LayerScheme['weight']) {
  const count = weightShape.reduce((total, dim) => total * dim, 1);
  if (!weight) return { weights: count * floatBytes, scales: 0 };
  const { bits, symmetric } = weight.grid;
  const perScale = scaleBytes + (symmetric ? 0 : codeBytes(bits));
  return {
    weights: packedBytes(count, bits),
    scales: (weight.perChannel ? outChannels : 1) * perScale,
  };
}

function biasBytes(count: number, bias: BiasScheme): number {
  if (bias.kind === 'float') return count * floatBytes;
  return packedBytes(count, bias.bits) + (bias.kind === 'own' ? scaleBytes : 0);
}

/** Returns what scale and zero point of a tensor take; ranges that each batch sets are stored nowhere. Units: bytes. */
export function activationBytes(activation: ActivationScheme | null): number {
  if (!activation || activation.dynamic) return 0;
  return scaleBytes + codeBytes(activation.grid.bits);
}

const packedBytes = (count: number, bits: number) => Math.ceil((count * bits) / 8);

/** A code that is not packed with others, such as a zero point. */
const codeBytes = (bits: number) => Math.ceil(bits / 8);
