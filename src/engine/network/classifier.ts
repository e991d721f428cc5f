import type * as tf from '@tensorflow/tfjs-core';
import { forward } from './forward';
import type { Parameters } from './parameters';
import { floatTap, type Tap } from './tap';

/** A network in whatever arithmetic, as evaluation sees it. */
export interface Classifier {
  /** Shapes: images [n, height, width, channels] in the model's range; result [n, classes]. */
  logits(images: tf.Tensor4D): tf.Tensor2D;
}

/** Returns the network in float, or with a tap on its tensors, in inference mode. */
export function classifierOf(parameters: Parameters, tap: Tap = floatTap): Classifier {
  return { logits: (images) => forward(parameters, images, { tap }) };
}
