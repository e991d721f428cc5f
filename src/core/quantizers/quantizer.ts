import type { Grid } from '../quant/grid';

/** A closed interval of real values. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Watches batches of values and proposes the range that the codes should span. */
export interface Observer {
  /** Throws: `not-a-number` when a value is NaN or infinite. */
  observe(values: Float32Array): void;
  /**
   * Widened to contain 0 by whoever makes parameters of it.
   *
   * Throws: `internal` when nothing was observed.
   */
  range(): Range;
}

/** How the range moves while a network trains with fake quantization, until observers freeze. */
export type Tracking =
  /** Stays where calibration put it. */
  | { readonly kind: 'fixed' }
  /** Widens to the smallest and largest value seen. */
  | { readonly kind: 'extremes' }
  /** Moves by `rate` of the way to the smallest and largest value of each batch. */
  | { readonly kind: 'average'; readonly rate: number };

/**
 * A way of choosing ranges. Adding one is one file that exports one of these, its test, and one
 * line in the registry.
 */
export interface Quantizer {
  /** Equals the name of the export, in kebab case. */
  readonly id: string;
  readonly label: string;
  /** One sentence. */
  readonly help: string;
  /** Paper and equation, or the operator it follows. */
  readonly source: string;
  /** What it can be chosen for. */
  readonly suits: readonly ('weights' | 'activations')[];
  readonly tracking: Tracking;
  /**
   * Returns the range for one channel of weights, all of which are there at once; about 0 when
   * `grid` is symmetric.
   *
   * Throws: `not-a-number` when a weight is NaN or infinite.
   */
  weightRange(weights: Float32Array, grid: Grid): Range;
  /** Returns a fresh observer for activations that arrive batch by batch. */
  createObserver(grid: Grid): Observer;
}
