import type { LayerActivations, LayerWeights } from '../core/rangeTrial/layerTensors';
import { type Question, question } from './useInspection';

const weights = new Map<string, Question<LayerWeights>>();
const activations = new Map<string | null, Question<LayerActivations>>();

/** Returns the question about the weights of a layer, the same one every time. */
export function weightsOf(layerId: string): Question<LayerWeights> {
  const own = weights.get(layerId) ?? question((calls, of) => calls.layerWeights(of, layerId));
  weights.set(layerId, own);
  return own;
}

/** Returns the question about what enters a layer, or for null about the logits. */
export function activationsOf(layerId: string | null): Question<LayerActivations> {
  const own =
    activations.get(layerId) ?? question((calls, of) => calls.layerActivations(of, layerId));
  activations.set(layerId, own);
  return own;
}
