/**
 * How one layer's weights fared in one training step. Shares are of its weights, 0 to 1; null where
 * nothing is rounded or, for the gradient, where the layer is not trained.
 */
export interface WatchedLayer {
  readonly id: string;
  /** Euclidean norm of the gradient of the loss for its weights, before any clipping of gradients. */
  readonly gradientNorm: number | null;
  /** Norm of what the step added to the weights, over the norm of the weights before it. */
  readonly updateRatio: number;
  /** Outside the range that the codes span. */
  readonly clippedShare: number | null;
  /** Whose code is another one than at the sample before. */
  readonly changedShare: number | null;
  /** Whose code goes to and fro oftener than `oscillatesAbove`. */
  readonly oscillatingShare: number | null;
  /** Of the weights, the mean over channels. */
  readonly weightScale: number | null;
  /** Norm of what the step added to the scales of the weights, over their norm before it. */
  readonly scaleRatio: number | null;
  /** Of what enters the layer; null where it stays in float or each batch sets its own. */
  readonly inputScale: number | null;
}

/** How all layers fared in one step. */
export interface WatchSample {
  /** Counted from 0. */
  readonly step: number;
  readonly learningRate: number;
  /** In the order of the network. */
  readonly layers: readonly WatchedLayer[];
}
