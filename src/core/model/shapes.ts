import { type LayerSpec, type ModelSpec, poolSize } from './spec';

/** One trainable array or running statistic of a network. */
export interface ParameterShape {
  /** Layer id, a dot, and the parameter's name: `conv1.weight`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly trainable: boolean;
}

/** A layer with the shapes that follow from the layers before it. */
export interface ShapedLayer {
  readonly spec: LayerSpec;
  /** Shape of one example at the layer's input. */
  readonly input: readonly number[];
  /** Shape of one example at the layer's output, after activation and pool. */
  readonly output: readonly number[];
  /** Kernels are [row, column, in, out]; dense weights [in, out]. */
  readonly weightShape: readonly number[];
  readonly outChannels: number;
}

const product = (dims: readonly number[]) => dims.reduce((total, dim) => total * dim, 1);

function shapeLayer(spec: LayerSpec, input: readonly number[]): ShapedLayer {
  if (spec.kind === 'dense') {
    const weightShape = [product(input), spec.units];
    return { spec, input, output: [spec.units], weightShape, outChannels: spec.units };
  }
  const [height = 0, width = 0, channels = 0] = input;
  const pooled = (side: number) => Math.floor((side - spec.kernel + 1) / poolSize);
  return {
    spec,
    input,
    output: [pooled(height), pooled(width), spec.filters],
    weightShape: [spec.kernel, spec.kernel, channels, spec.filters],
    outChannels: spec.filters,
  };
}

/** Returns the shape of what a layer computes from one example, before its pool. */
export function unpooledShape({ spec, input, output }: ShapedLayer): readonly number[] {
  if (spec.kind === 'dense') return output;
  const [height = 0, width = 0] = input;
  return [height - spec.kernel + 1, width - spec.kernel + 1, spec.filters];
}

/** Returns the model's layers with the shapes at their inputs and outputs. */
export function shapedLayers(model: ModelSpec): ShapedLayer[] {
  let input: readonly number[] = model.inputShape;
  return model.layers.map((spec) => {
    const layer = shapeLayer(spec, input);
    input = layer.output;
    return layer;
  });
}

function layerParameters({ spec, weightShape, outChannels }: ShapedLayer): ParameterShape[] {
  const vector = (name: string, trainable = true): ParameterShape => ({
    name: `${spec.id}.${name}`,
    shape: [outChannels],
    trainable,
  });
  const weight = { name: `${spec.id}.weight`, shape: weightShape, trainable: true };
  return spec.kind === 'conv' && spec.batchNorm
    ? [weight, vector('gamma'), vector('beta'), vector('mean', false), vector('variance', false)]
    : [weight, vector('bias')];
}

/** Returns every parameter of the model; a convolution before batch normalization has no bias of its own. */
export function parameterShapes(model: ModelSpec): ParameterShape[] {
  return shapedLayers(model).flatMap(layerParameters);
}

/** Returns the model with its batch normalization folded away: the same layers, each with a bias. */
export function foldedSpec(model: ModelSpec): ModelSpec {
  return {
    ...model,
    layers: model.layers.map((layer) =>
      layer.kind === 'conv' ? { ...layer, batchNorm: false } : layer,
    ),
  };
}

/** Returns the number of trained values in the folded network. */
export function weightCount(model: ModelSpec): number {
  return parameterShapes(foldedSpec(model)).reduce((sum, { shape }) => sum + product(shape), 0);
}
