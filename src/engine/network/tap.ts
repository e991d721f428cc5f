import type * as tf from '@tensorflow/tfjs-core';
import type { FoldDivisor } from '../../core/fold';
import type { Scheme } from '../../core/scheme/scheme';

/**
 * What happens to a layer's tensors on their way into it: nothing (float), observation
 * (calibration), or fake quantization. Ids are those of the model's layers.
 */
export interface Tap {
  /** Where `input` gets what a layer with ReLU gives to the next. */
  readonly point: Scheme['point'];
  /** Where set, batch normalization is folded into the weights that `weight` gets, as the network runs. */
  readonly liveFold: FoldDivisor | null;
  /** Whether the gradient is wanted for the image, because something learns on its way in. */
  readonly learnsImage: boolean;
  /** The layer's input: the image for the first, else what the block before it gives. */
  input<T extends tf.Tensor>(layerId: string, x: T): T;
  weight<T extends tf.Tensor>(layerId: string, weight: T): T;
  bias<T extends tf.Tensor>(layerId: string, bias: T): T;
  logits<T extends tf.Tensor>(logits: T): T;
}

/** Leaves every tensor as it is. */
export const floatTap: Tap = {
  point: 'after-pool',
  liveFold: null,
  learnsImage: false,
  input: (_layerId, x) => x,
  weight: (_layerId, weight) => weight,
  bias: (_layerId, bias) => bias,
  logits: (logits) => logits,
};
