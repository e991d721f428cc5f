import { type ShapedLayer, shapedLayers } from '../model/shapes';
import { hasRelu } from '../model/spec';
import type { ActivationQuant, QuantizedLayer, QuantizedModel } from '../quantized/quantizedModel';

/** One layer of a network, and what becomes of its output. */
export interface LayerStep {
  readonly model: QuantizedModel;
  readonly layer: QuantizedLayer;
  readonly shaped: ShapedLayer;
  /** The next layer's input, or the logits; null where it stays in float. */
  readonly output: ActivationQuant | null;
}

/**
 * Returns the layers of a network in order.
 *
 * Throws: RangeError when they are not those of its specification.
 */
export function layerSteps(model: QuantizedModel): LayerStep[] {
  const shaped = shapedLayers(model.model);
  return model.layers.map((layer, index) => {
    const own = shaped[index];
    if (own?.spec.id !== layer.spec.id) throw new RangeError(`${layer.spec.id} is out of place`);
    const next = model.layers[index + 1];
    return { model, layer, shaped: own, output: next ? next.input : model.logits };
  });
}

/** Returns whether the next quantizer goes by the values of the batch before ReLU. */
export function rangesBeforeRelu({ model, layer, output }: LayerStep): boolean {
  return model.point === 'before-relu' && hasRelu(layer.spec) && output?.kind === 'dynamic';
}
