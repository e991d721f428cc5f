import type { ImageShape } from '../model/spec';

/** What a network makes of the first test images, in their order. */
export interface TestPredictions {
  /** In the order of the labels. */
  readonly classNames: readonly string[];
  readonly imageShape: ImageShape;
  /** Shapes: [images]. */
  readonly labels: Uint8Array;
  /** The class of highest logit, the first of equals. Shapes: [images]. */
  readonly classes: Uint8Array;
  /** Shapes: [images, classes]. Units: 0 to 1. */
  readonly probabilities: Float32Array;
}
