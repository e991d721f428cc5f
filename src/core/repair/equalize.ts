import { type ShapedLayer, shapedLayers } from '../model/shapes';
import type { ModelSpec } from '../model/spec';

/** An array of numbers with its shape, row major. */
interface FloatArray {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** A network without batch normalization, its arrays by the names of `parameterShapes`. */
export interface FoldedNetwork {
  readonly model: ModelSpec;
  readonly checkpoint: ReadonlyMap<string, FloatArray>;
}

/** Rounds over all pairs of layers end when none changes a channel by more than this share. */
const tolerance = 1e-4;

/** A chain converges in some tens of rounds. */
const maxRounds = 1_000;

/**
 * Returns the network with the channels between each two layers scaled so that the weights of a
 * channel span alike ranges in both; ReLU and max-pool pass a positive factor on, so it computes
 * the same. A channel that is zero in either layer stays as it is.
 *
 * Throws: RangeError when the checkpoint lacks a weight or a bias.
 * Source: Nagel et al., arXiv 1906.04721, equation 11, repeated until it converges.
 */
export function equalized({ model, checkpoint }: FoldedNetwork): FoldedNetwork {
  const layers = shapedLayers(model).map((layer) => ({
    layer,
    weight: arrayOf(checkpoint, `${layer.spec.id}.weight`),
    bias: arrayOf(checkpoint, `${layer.spec.id}.bias`),
  }));
  const factors = channelFactors(layers.map(({ layer, weight }) => extentOf(layer, weight.data)));
  const scaled = layers.flatMap(({ layer, weight, bias }, index) => {
    const before = factors[index - 1] ?? ones(1);
    const after = factors[index] ?? ones(layer.outChannels);
    const data = bias.data.map((value, out) => value / (after[out] ?? 1));
    return [
      [`${layer.spec.id}.weight`, { ...weight, data: rescaled(weight.data, before, after) }],
      [`${layer.spec.id}.bias`, { ...bias, data }],
    ] as const;
  });
  return { model, checkpoint: new Map([...checkpoint, ...scaled]) };
}

function arrayOf(checkpoint: FoldedNetwork['checkpoint'], name: string): FloatArray {
  const found = checkpoint.get(name);
  if (!found) throw new RangeError(`the checkpoint has no ${name}`);
  return found;
}

const ones = (length: number) => new Float64Array(length).fill(1);

/** The largest weight, in magnitude, between each input channel and each output channel. */
interface Extent {
  readonly inputs: number;
  readonly outputs: number;
  /** Shapes: [inputs, outputs]. */
  readonly largest: Float64Array;
}

/** The rows of kernels and of dense weights, whose input is flattened, run through the input channels. */
function extentOf({ input, outChannels }: ShapedLayer, weight: Float32Array): Extent {
  const inputs = input.at(-1) ?? 1;
  const largest = new Float64Array(inputs * outChannels);
  weight.forEach((value, index) => {
    const place = index % largest.length;
    largest[place] = Math.max(largest[place] ?? 0, Math.abs(value));
  });
  return { inputs, outputs: outChannels, largest };
}

/** Returns what each layer's output channels are divided by and the next layer's inputs multiplied by. */
function channelFactors(extents: readonly Extent[]): Float64Array[] {
  const factors = extents.slice(0, -1).map(({ outputs }) => ones(outputs));
  for (let round = 0; round < maxRounds; round++) {
    let change = 0;
    for (let pair = 0; pair < factors.length; pair++) {
      change = Math.max(change, equalizePair(extents, factors, pair));
    }
    if (change <= tolerance) break;
  }
  return factors;
}

/** Moves the factors between layer `pair` and the next; returns the largest change of one. */
function equalizePair(extents: readonly Extent[], factors: Float64Array[], pair: number): number {
  const own = factors[pair] ?? ones(0);
  const first = largestPer(extents[pair], factors[pair - 1], own, 'output');
  const second = largestPer(extents[pair + 1], own, factors[pair + 1], 'input');
  let change = 0;
  own.forEach((factor, channel) => {
    const [r1, r2] = [first[channel] ?? 0, second[channel] ?? 0];
    if (r1 === 0 || r2 === 0) return;
    // Equation 11, s = sqrt(r1 r2) / r2, without the product, which could underflow.
    const step = Math.sqrt(r1 / r2);
    own[channel] = factor * step;
    change = Math.max(change, Math.abs(step - 1));
  });
  return change;
}

/** Returns the largest weight of each input or output channel under the factors on both sides. */
function largestPer(
  extent: Extent | undefined,
  before: Float64Array | undefined,
  after: Float64Array | undefined,
  side: 'input' | 'output',
): Float64Array {
  const { inputs, outputs, largest } = extent ?? { inputs: 0, outputs: 0, largest: ones(0) };
  const result = new Float64Array(side === 'input' ? inputs : outputs);
  for (let i = 0; i < inputs; i++) {
    for (let o = 0; o < outputs; o++) {
      const value = ((largest[i * outputs + o] ?? 0) * (before?.[i] ?? 1)) / (after?.[o] ?? 1);
      const channel = side === 'input' ? i : o;
      result[channel] = Math.max(result[channel] ?? 0, value);
    }
  }
  return result;
}

function rescaled(weight: Float32Array, before: Float64Array, after: Float64Array): Float32Array {
  return weight.map((value, index) => {
    const row = Math.floor(index / after.length);
    return (value * (before[row % before.length] ?? 1)) / (after[index % after.length] ?? 1);
  });
}
