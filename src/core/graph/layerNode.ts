import { multiplyAdds } from '../model/multiplyAdds';
import { type ShapedLayer, unpooledShape } from '../model/shapes';
import { layerSize } from '../model/size';
import type { LayerScheme, Scheme } from '../scheme/scheme';
import type { LayerNode, NormalizationState } from './graphNode';

const product = (dims: readonly number[]) => dims.reduce((total, dim) => total * dim, 1);

/** Returns the node of a convolution or dense layer; in float where there is no scheme. */
export function layerNode(
  layer: ShapedLayer,
  own: LayerScheme | null,
  bias: Scheme['bias'],
  normalization: NormalizationState,
): Omit<LayerNode, 'sensitivity'> {
  const { spec, input, weightShape, outChannels } = layer;
  const size = layerSize(layer, own, bias);
  const integers = own !== null && own.weight !== null && own.input !== null;
  return {
    kind: 'layer',
    id: spec.id,
    layerId: spec.id,
    type: spec.kind,
    input,
    output: unpooledShape(layer),
    window: spec.kind === 'conv' ? { kernel: spec.kernel, stride: 1, padding: 0 } : null,
    weights: product(weightShape),
    // A convolution before batch normalization has no bias of its own.
    biases: normalization === 'separate' ? 0 : outChannels,
    multiplyAdds: multiplyAdds(layer),
    bytes: size.weights + (normalization === 'separate' ? 0 : size.bias),
    weightBits: own?.weight?.grid.bits ?? null,
    bias: integers ? bias : { kind: 'float' },
    normalization,
    frozen: own?.frozen ?? false,
  };
}
