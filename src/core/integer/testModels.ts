import { foldedSpec, shapedLayers } from '../model/shapes';
import type { ModelSpec } from '../model/spec';
import { extremes, union } from '../quant/extremes';
import { activationGrid, weightGridOf } from '../quant/grid';
import { activationParams } from '../quant/quantizeActivations';
import { weightParams } from '../quant/quantizeWeights';
import type { ActivationQuant, QuantizedLayer, QuantizedModel } from '../quantized/quantizedModel';
import type { Range } from '../quantizers/quantizer';
import { createRandom } from '../random';
import type { BiasScheme } from '../scheme/scheme';
import { executeIntegers } from './executeIntegers';

/** How a test wants a network quantized. */
export interface ExampleOptions {
  readonly weightBits: number;
  readonly activationBits: number;
  readonly logitBits: number | null;
  readonly perChannel: boolean;
  readonly symmetric: boolean;
  readonly point: QuantizedModel['point'];
  readonly bias: BiasScheme;
  readonly convention: QuantizedModel['convention'];
  readonly ties: 'half-even' | 'half-up';
  readonly dynamic: boolean;
  /** Ids of layers whose weights are left in float. */
  readonly floatWeights: readonly string[];
  /** Ids of layers whose input is left in float. */
  readonly floatInputs: readonly string[];
}

export const plainOptions: ExampleOptions = {
  weightBits: 8,
  activationBits: 8,
  logitBits: null,
  perChannel: true,
  symmetric: true,
  point: 'after-pool',
  bias: { kind: 'product', bits: 32 },
  convention: 'pytorch',
  ties: 'half-even',
  dynamic: false,
  floatWeights: [],
  floatInputs: [],
};

/** A folded network in float, by the names of its parameters, and images that its ranges come from. */
export interface ExampleNetwork {
  readonly spec: ModelSpec;
  readonly values: (name: string) => Float32Array;
  readonly images: Float32Array;
  readonly count: number;
}

/** Returns the network quantized by the smallest and largest values that its images give. */
export function quantizedExample(network: ExampleNetwork, options: ExampleOptions): QuantizedModel {
  const float = floatModel(network, options);
  const ranges = float.layers.map((_, index) => outputRange(float, index, network, options));
  const quant = (range: Range | undefined, bits: number): ActivationQuant => {
    const grid = activationGrid(bits);
    if (options.dynamic) return { kind: 'dynamic', grid };
    return activationParams(range ?? network.spec.inputRange, grid, options.convention);
  };
  const layers = float.layers.map((layer, index): QuantizedLayer => {
    const { id } = layer.spec;
    return {
      ...layer,
      weightParams: options.floatWeights.includes(id) ? null : weightParamsOf(layer, options),
      input: options.floatInputs.includes(id)
        ? null
        : quant(ranges[index - 1], options.activationBits),
    };
  });
  const logits = options.logitBits === null ? null : quant(ranges.at(-1), options.logitBits);
  return { ...float, layers, logits };
}

function floatModel({ spec, values }: ExampleNetwork, options: ExampleOptions): QuantizedModel {
  const model = foldedSpec(spec);
  return {
    model,
    layers: shapedLayers(model).map(({ spec: layer, weightShape }) => ({
      spec: layer,
      weightShape,
      weight: values(`${layer.id}.weight`),
      weightParams: null,
      bias: values(`${layer.id}.bias`),
      input: null,
    })),
    logits: null,
    point: options.point,
    bias: options.bias,
    convention: options.convention,
    rounding: { ties: options.ties, gradient: 'code' },
  };
}

function weightParamsOf({ weight, weightShape }: QuantizedLayer, options: ExampleOptions) {
  const { weightBits, symmetric, perChannel, convention } = options;
  const grid = weightGridOf(weightBits, { symmetric, narrow: symmetric });
  return weightParams(weight, weightShape, { grid, perChannel, range: 'min-max' }, convention);
}

/** What leaves a layer of the float network; before ReLU, as wide below zero as above. */
function outputRange(
  float: QuantizedModel,
  index: number,
  { images, count }: ExampleNetwork,
  { point }: ExampleOptions,
): Range {
  const layers = float.layers.slice(0, index + 1);
  const model = { ...float.model, layers: layers.map(({ spec }) => spec) };
  const { logits } = executeIntegers({ ...float, model, layers }, images, count);
  const range = extremes(logits);
  return point === 'before-relu' ? union(range, { min: -range.max, max: 0 }) : range;
}

const smallSpec: ModelSpec = {
  id: 'small',
  label: 'small',
  inputShape: [15, 14, 2],
  inputRange: { min: 0, max: 1 },
  layers: [
    { kind: 'conv', id: 'one', kernel: 3, filters: 5, batchNorm: false },
    { kind: 'conv', id: 'two', kernel: 2, filters: 9, batchNorm: false },
    { kind: 'dense', id: 'last', units: 7, relu: false },
  ],
};

/** Dense layers upon each other, with ReLU between, and pixels on both sides of zero. */
export const stackSpec: ModelSpec = {
  id: 'stack',
  label: 'stack',
  inputShape: [12, 12, 3],
  inputRange: { min: -1, max: 1 },
  layers: [
    { kind: 'conv', id: 'one', kernel: 5, filters: 6, batchNorm: false },
    { kind: 'dense', id: 'two', units: 11, relu: true },
    { kind: 'dense', id: 'three', units: 8, relu: true },
    { kind: 'dense', id: 'last', units: 5, relu: false },
  ],
};

/** Returns a small network of random weights, with random images. */
export function randomNetwork(seed: number, count: number, spec = smallSpec): ExampleNetwork {
  const random = createRandom(seed, 'integer test');
  const [height, width, channels] = spec.inputShape;
  const { min, max } = spec.inputRange;
  const parameters = new Map<string, Float32Array>(
    shapedLayers(spec).flatMap(({ spec: layer, weightShape, outChannels }) => {
      const size = weightShape.reduce((total, dim) => total * dim, 1);
      const spread = Math.sqrt(outChannels / size);
      const normals = (length: number) =>
        Float32Array.from({ length }, () => spread * random.normal());
      return [
        [`${layer.id}.weight`, normals(size)] as const,
        [`${layer.id}.bias`, normals(outChannels)] as const,
      ];
    }),
  );
  return {
    spec,
    values: (name) => parameters.get(name) ?? new Float32Array(),
    images: Float32Array.from(
      { length: count * height * width * channels },
      () => min + (max - min) * random.float(),
    ),
    count,
  };
}
