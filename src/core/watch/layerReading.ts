/**
 * What was read of one layer in one step.
 *
 * Shapes: all of the weights' length but for the scales, of which there is one, or one for each
 * value of the last axis.
 */
export interface LayerReading {
  readonly before: Float32Array;
  readonly after: Float32Array;
  /** Null where the layer is not trained. */
  readonly gradient: Float32Array | null;
  /** Null where the weights stay in float. */
  readonly rounding: RoundingReading | null;
  readonly inputScale: number | null;
}

export interface RoundingReading {
  /** The weights as they are rounded, folded where that is done live. */
  readonly latent: Float32Array;
  /** What they are rounded to. */
  readonly rounded: Float32Array;
  readonly scale: Float32Array;
  /** The scales before the step. */
  readonly scaleBefore: Float32Array;
}
