import type { Evaluation, HeldOutPoint, Method, RunEnd, TrainPoint } from '../../core/run';
import type { Settings } from '../../core/settings/settings';
import type { View } from '../../core/view';

/** Version of the links that this page makes. */
export const linkVersion = 1;

export const linkedBackends = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;

/** What a run was carried out on, as its sender says. */
export interface LinkedDevice {
  readonly backend: (typeof linkedBackends)[number];
  /** For example `WASM - 2 threads, no GPU found`. */
  readonly label: string;
  /** For example `Chromium 139`; empty where it is not known. */
  readonly browser: string;
}

/** What came of a run elsewhere. */
export interface LinkedResult {
  readonly device: LinkedDevice;
  readonly end: RunEnd;
  readonly evaluation: Evaluation | null;
  readonly sizeBytes: number;
  readonly steps: number;
  readonly trainMs: number;
  readonly totalMs: number;
  /** Means over stretches where the run is long. Batch accuracies do not travel: they are NaN. */
  readonly train: readonly TrainPoint[];
  readonly heldOut: readonly HeldOutPoint[];
}

/** A run from shipped or new weights, to be made again; with what came of it where that was sent along. */
export interface LinkedRun {
  readonly method: Method;
  readonly settings: Settings;
  readonly result: LinkedResult | null;
}

/** What a link says. */
export interface LabLink {
  readonly settings: Settings;
  readonly view: View;
  readonly runs: readonly LinkedRun[];
}
