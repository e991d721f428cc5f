import type * as tf from '@tensorflow/tfjs-core';

/**
 * What happens to a layer's tensors on their way into it: nothing (float), observation
 * (calibration), or fake quantization. Ids are those of the model's layers.
 */
export interface Tap {
  /** The layer's input: the image for the first, else the block before it, after its pool. */
  input<T extends tf.Tensor>(layerId: string, x: T): T;
  weight<T extends tf.Tensor>(layerId: string, weight: T): T;
  bias<T extends tf.Tensor>(layerId: string, bias: T): T;
}

/** Leaves every tensor as it is. */
export const floatTap: Tap = {
  input: (_layerId, x) => x,
  weight: (_layerId, weight) => weight,
  bias: (_layerId, bias) => bias,
};
