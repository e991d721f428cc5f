import * as tf from '@tensorflow/tfjs-core';
import type { LayerSpec } from '../../core/model/spec';
import { batchNormOf, foldFactor } from './convLayer';
import type { Parameters } from './parameters';
import type { Tap } from './tap';

/** The weights of a layer as a tap gets them. */
export interface LatentWeight {
  readonly variable: tf.Variable;
  /** What live folding multiplies each channel by; null where nothing is folded live. */
  readonly factor: tf.Tensor1D | null;
  /** The variable times the factor. */
  readonly weight: tf.Tensor;
}

/** Returns the weights of a layer before they are rounded; call it in a tidy. */
export function latentWeight(
  parameters: Parameters,
  layer: LayerSpec,
  { liveFold }: Pick<Tap, 'liveFold'>,
): LatentWeight {
  const variable = parameters.get(`${layer.id}.weight`);
  if (!liveFold || layer.kind === 'dense' || !layer.batchNorm) {
    return { variable, factor: null, weight: variable };
  }
  const { gamma, running } = batchNormOf(layer, parameters);
  const factor = foldFactor(gamma, running.variance, liveFold);
  return { variable, factor, weight: tf.mul(variable, factor) };
}
