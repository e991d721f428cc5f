import type { LabErrorData } from './errors';
import type { Settings } from './settings/settings';

/**
 * What a run does: evaluate the base model (`base`), train from scratch (`fp32`), quantize after
 * training (`ptq`), train with fake quantization (`qat`), or train on without it (`control`).
 */
export type Method = 'base' | 'fp32' | 'ptq' | 'qat' | 'control';

/** Weights to start from: the checkpoint shipped for the model, or what an `fp32` run ended with. */
export type Start = { readonly kind: 'shipped' } | { readonly kind: 'run'; readonly runId: string };

/** What a run is, fixed before it starts. */
export interface RunPlan {
  readonly runId: string;
  readonly method: Method;
  readonly start: Start;
  readonly settings: Settings;
}

/** One training step, measured on the batch it trained on, before the update. */
export interface BatchPoint {
  readonly step: number;
  readonly loss: number;
  /** 0 to 1. */
  readonly accuracy: number;
  readonly learningRate: number;
}

/** One training step, and when it was done. */
export interface TrainPoint extends BatchPoint {
  /**
   * Training time to the end of the step, pauses not counted. The clock is read where metrics are
   * read back; the steps between two readings have equal shares of the time between them.
   */
  readonly elapsedMs: number;
}

/** The network after `step` steps, measured on held-out training images. */
export interface HeldOutPoint {
  readonly step: number;
  readonly loss: number;
  /** 0 to 1. */
  readonly accuracy: number;
}

/** Result on test images, observers frozen. */
export interface Evaluation {
  readonly correct: number;
  readonly total: number;
  /** How many images are classified as by the float network the run started from; null for that network itself. */
  readonly agreeing: number | null;
  readonly loss: number;
  readonly evaluateMs: number;
}

/** How one layer came out of quantization. */
export interface LayerReport {
  readonly id: string;
  readonly weightShape: readonly number[];
  /** Bits of its weights. */
  readonly bits: number;
  /** Smallest and largest of the channels' scales. */
  readonly scale: readonly [min: number, max: number];
  /** Smallest and largest of the channels' zero points. */
  readonly zeroPoint: readonly [min: number, max: number];
  /** Smallest and largest real value that any channel has a code for. */
  readonly range: readonly [min: number, max: number];
  /** Counts of `w / s` over `edges`, unrounded, all channels together. */
  readonly histogram: readonly number[];
  /** One more than `histogram`, in codes. */
  readonly edges: readonly number[];
  /** Lowest and highest code. */
  readonly codes: readonly [min: number, max: number];
  /** Share of weights outside the range of the codes, 0 to 1. */
  readonly clippedShare: number;
  /** Signal to quantization noise of the weights. Units: dB. */
  readonly sqnrDb: number;
  /** Of the layer's output activations: null where they stay in float or are ranged per batch. */
  readonly activation: { readonly scale: number; readonly zeroPoint: number } | null;
}

/** How a tensor of activations came out of quantization that is ranged before it passes. */
export interface ActivationReport {
  /** Id of the layer that it enters; null for the logits. */
  readonly layerId: string | null;
  readonly bits: number;
  /** Lowest and highest code. */
  readonly codes: readonly [min: number, max: number];
  readonly scale: number;
  readonly zeroPoint: number;
}

/** A way of repairing PTQ, in the order in which they are applied. */
export type RepairId = 'equalize' | 'adaRound' | 'correctBias';

/** What the repairs of a PTQ run brought. Counts of test images that are classified rightly. */
export interface RepairReport {
  readonly total: number;
  readonly before: number;
  /** After each repair, on top of those before it. */
  readonly after: readonly { readonly id: RepairId; readonly correct: number }[];
}

/** How often two ways of computing the same thing give other codes. */
export interface CodeDifference {
  /** Id of the layer whose output codes are compared. */
  readonly layerId: string;
  readonly codes: number;
  readonly differing: number;
  /** Largest difference, in codes. */
  readonly largest: number;
}

/** Two ways of computing a network, compared. */
export interface ExecutionDifference {
  readonly images: number;
  readonly layers: readonly CodeDifference[];
  /** Images that are classified otherwise. */
  readonly predictions: number;
}

/** How the codes that integer arithmetic gives depend on who computes them. */
export interface IntegerReport {
  /** Fake quantization in float32 against integer execution, on the device. */
  readonly simulation: ExecutionDifference;
  /** Requantization by fixed-point numbers against by float32, in integers. */
  readonly singleRounding: ExecutionDifference;
  readonly doubleRounding: ExecutionDifference;
}

export type RunEnd = 'finished' | 'cancelled' | 'diverged';

/** What a run came to. */
export interface RunResult {
  readonly end: RunEnd;
  /** Null when the run ended before it could be evaluated. */
  readonly evaluation: Evaluation | null;
  readonly sizeBytes: number;
  readonly layers: readonly LayerReport[];
  /** In the order of the layers, those left out that stay in float or are ranged batch by batch. */
  readonly activations: readonly ActivationReport[];
  /** Null where no repair was asked for. */
  readonly repairs: RepairReport | null;
  /** Null where no layer runs in integers. */
  readonly integers: IntegerReport | null;
  readonly steps: number;
  readonly trainMs: number;
  readonly totalMs: number;
  /** Why it stopped early, in words. */
  readonly problem: LabErrorData | null;
}
