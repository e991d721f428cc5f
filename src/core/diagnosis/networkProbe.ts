/** How one layer's weights came out of a run. */
export interface ProbedLayer {
  readonly id: string;
  /** Norm of what the run added to the weights, over the norm of those it started with. */
  readonly moved: number;
  /** Share of the weights whose code is another one than at the start; null where they stay in float. */
  readonly changedShare: number | null;
}

/** Held-out images that are classified rightly, with parts of quantization switched off. */
export interface ProbedHalves {
  readonly images: number;
  readonly float: number;
  readonly weights: number;
  readonly activations: number;
  readonly both: number;
}

/** Held-out images that are classified rightly with one layer quantized, the others in float. */
export interface ProbedAlone {
  readonly id: string;
  readonly correct: number;
}

/** What was measured on a run's network, on held-out images. */
export interface NetworkProbe {
  /** Largest difference of a logit between the network in float and with its quantizers switched off. */
  readonly bypassDifference: number;
  /** Largest difference of a logit between the float network folded and as it was. */
  readonly foldDifference: number;
  readonly layers: readonly ProbedLayer[];
  readonly halves: ProbedHalves;
  /** Of as many images as `halves`, in the order of the network. */
  readonly alone: readonly ProbedAlone[];
}
