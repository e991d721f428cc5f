import { modelOf } from '../src/core/model/models';
import { type ShapedLayer, shapedLayers } from '../src/core/model/shapes';
import { poolSize } from '../src/core/model/spec';

/** Arithmetic and memory traffic of one layer's part of a training step, for one image. */
export interface LayerCost {
  readonly id: string;
  /** A multiplication and an addition count as two. */
  readonly forwardFlops: number;
  /** Of the outputs that a pool reads; what it cuts off at the edge need not be computed. */
  readonly pooledForwardFlops: number;
  /** Of the filter gradient, as if no gradient were zero. */
  readonly filterGradientFlops: number;
  /** Of the gradient for the layer's input; 0 for the first layer, which needs none. */
  readonly inputGradientFlops: number;
  /** Of both gradients, from the pooled gradient and its argmax alone. */
  readonly sparseGradientFlops: number;
  /** Input read and pooled output written, as float32, with one byte of argmax per output. */
  readonly forwardBytes: number;
  /** Gradient, argmax and input read, and the input's gradient written. */
  readonly backwardBytes: number;
}

const floatBytes = 4;
const product = (dims: readonly number[]) => dims.reduce((total, dim) => total * dim, 1);

/** Returns the output positions of a layer before its pool. */
function positions({ spec, input }: ShapedLayer): number {
  if (spec.kind === 'dense') return 1;
  const [height = 0, width = 0] = input;
  return (height - spec.kernel + 1) * (width - spec.kernel + 1);
}

function costOf(layer: ShapedLayer, index: number): LayerCost {
  const { spec, input, output, weightShape } = layer;
  const pooled = spec.kind === 'conv';
  const perPosition = 2 * product(weightShape);
  const forwardFlops = positions(layer) * perPosition;
  const needsInputGradient = index > 0;
  // A pooled gradient goes to one position of its window.
  const gradientPositions = pooled ? product(output.slice(0, 2)) : 1;
  const gradients = needsInputGradient ? 2 : 1;
  const [inputs, outputs] = [product(input), product(output)];
  const argmaxBytes = pooled ? outputs : 0;
  return {
    id: spec.id,
    forwardFlops,
    pooledForwardFlops: gradientPositions * (pooled ? poolSize * poolSize : 1) * perPosition,
    filterGradientFlops: forwardFlops,
    inputGradientFlops: needsInputGradient ? forwardFlops : 0,
    sparseGradientFlops: gradients * gradientPositions * perPosition,
    forwardBytes: floatBytes * (inputs + outputs) + argmaxBytes,
    backwardBytes: floatBytes * (outputs + gradients * inputs) + argmaxBytes,
  };
}

/** The network's layers. */
export const layerCosts: readonly LayerCost[] = shapedLayers(
  modelOf({ dataset: 'fashion-mnist', model: 'cnn' }),
).map(costOf);

const total = (of: (cost: LayerCost) => number) =>
  layerCosts.reduce((sum, cost) => sum + of(cost), 0);

/** Of one image. */
export const forwardFlops = total((cost) => cost.forwardFlops);

/** Of one image's part of a step, as stock libraries compute it. */
export const denseStepFlops = total(
  (cost) => cost.forwardFlops + cost.filterGradientFlops + cost.inputGradientFlops,
);

/** Of one image's part of a step that leaves out what a pool cuts off and the zeros of its gradient. */
export const neededStepFlops = total((cost) => cost.pooledForwardFlops + cost.sparseGradientFlops);
