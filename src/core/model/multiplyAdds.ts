import { type ShapedLayer, unpooledShape } from './shapes';

const product = (dims: readonly number[]) => dims.reduce((total, dim) => total * dim, 1);

/** Returns how many multiplications, each with its addition, a layer takes for one example. */
export function multiplyAdds(layer: ShapedLayer): number {
  const { spec, weightShape } = layer;
  if (spec.kind === 'dense') return product(weightShape);
  return product(unpooledShape(layer).slice(0, 2)) * product(weightShape);
}
