import type { DatasetId } from '../core/datasets';
import type { KeptDataset } from '../core/datasets/dataset';
import type { RateChange } from '../core/rateChange';
import type {
  ExecutionDifference,
  HeldOutPoint,
  RunPlan,
  RunResult,
  TrainPoint,
} from '../core/run';
import type { Settings } from '../core/settings/settings';
import type { LatentSnapshot } from '../core/watch/latentSnapshot';
import type { WatchSample } from '../core/watch/watchSample';
import type { InspectingEvent, InspectionCalls } from './inspection';
import type { ProgressEvent } from './progress';

export type BackendChoice = Settings['backend'];

/** The device that does the arithmetic, in words for the badge. */
export interface DeviceReport {
  readonly backend: 'webgpu' | 'webgl' | 'wasm' | 'cpu';
  /** For example `WASM - 2 threads, no GPU found`. */
  readonly label: string;
  /** True when a software renderer stands in for a GPU. */
  readonly software: boolean;
  /** Why a faster device is not used; null when there is nothing to say. */
  readonly note: string | null;
}

/** How far a download has come. */
export interface DownloadEvent {
  readonly kind: 'download';
  /** `test images` or `training images`. */
  readonly what: string;
  readonly loadedBytes: number;
  /** Null when the server does not say. */
  readonly totalBytes: number | null;
}

/** How far the files of a dataset that the learner brings have been read. */
export interface BringingEvent {
  readonly kind: 'bringing';
  readonly dataset: DatasetId;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** New points of a run's curves, a few times a second. */
export interface PointsEvent {
  readonly kind: 'points';
  readonly runId: string;
  readonly train: readonly TrainPoint[];
  readonly heldOut: readonly HeldOutPoint[];
  /** Learning rates that somebody has set since the last points. */
  readonly rateChanges: readonly RateChange[];
  /** How the weights fared in some of the steps. */
  readonly watched: readonly WatchSample[];
  /** Where the weights of each layer lay between their codes at the latest of these steps. */
  readonly latent: readonly LatentSnapshot[];
}

/** Whether the run stands still and waits for `resume` or `step`. */
export interface PausedEvent {
  readonly kind: 'paused';
  readonly runId: string;
  readonly paused: boolean;
}

/** All that a training run needs to go on from a step as if it had never stopped. */
export interface Checkpoint {
  /** Steps done. */
  readonly step: number;
  /** A safetensors file: weights, statistics, scales, and what the optimizer remembers. */
  readonly file: Uint8Array<ArrayBuffer>;
}

/** Where a training run goes on, and what somebody did to it before, or after that in vain. */
export interface Continuation {
  /** Null for a run that was stopped before its first checkpoint. */
  readonly checkpoint: Checkpoint | null;
  /** They are made again at their steps. */
  readonly rateChanges: readonly RateChange[];
}

/** A training run can go on from here, whatever happens to the page or the device. */
export interface CheckpointEvent extends Checkpoint {
  readonly kind: 'checkpoint';
  readonly runId: string;
}

/** The network that a training run ended with. */
export interface NetworkEvent {
  readonly kind: 'network';
  readonly runId: string;
  /** A safetensors file. */
  readonly file: Uint8Array<ArrayBuffer>;
}

export interface DeviceLostEvent {
  readonly kind: 'device-lost';
  readonly reason: string;
}

export type LabEvent =
  | DownloadEvent
  | BringingEvent
  | ProgressEvent
  | PointsEvent
  | PausedEvent
  | InspectingEvent
  | CheckpointEvent
  | NetworkEvent
  | DeviceLostEvent;

/** Some of the test images, in their order. */
export interface ImageSpan {
  readonly first: number;
  readonly count: number;
}

export type SteerCommand = 'pause' | 'resume' | 'step' | 'cancel';

/** A file that the learner chose. */
export interface ChosenFile {
  /** Folders and name below the folder that was chosen; its name alone where none was. */
  readonly path: string;
  readonly file: File;
}

/** What the page may ask of the worker. Every call may reject with a `LabError`. */
export interface WorkerCalls extends InspectionCalls {
  /** Chooses and starts a backend. Throws: `backend-unavailable`. */
  open(choice: BackendChoice): Promise<DeviceReport>;
  /**
   * Carries out a run, from a checkpoint of its training where there is one; one at a time.
   * Divergence and cancellation are results, not errors. Throws: `checkpoint-invalid`.
   */
  run(plan: RunPlan, from?: Continuation | null): Promise<RunResult>;
  /** Pauses, resumes, advances or cancels the run of that id, or cancels the inspection; other ids are ignored. */
  steer(runId: string, command: SteerCommand): Promise<void>;
  /**
   * Makes this rate the highest of the schedule from the next training step of the run of that id
   * on; other ids are ignored. Throws: `bad-setting`.
   */
  changeRate(runId: string, peak: number): Promise<void>;
  /**
   * Trains as a plan for `fp32` or `qat` says, but at a learning rate that rises until the loss
   * diverges (`core/rateSearch`), and tells the losses as points of that id. Keeps nothing. Steered
   * as a run. Throws: `cancelled`.
   */
  findRate(plan: RunPlan): Promise<void>;
  /**
   * Quantizes as a PTQ plan says and returns how the integers of the device differ, on these test
   * images, from those of plain arithmetic. Throws: `bad-setting` where no layer runs in integers.
   */
  verify(plan: RunPlan, images: ImageSpan): Promise<ExecutionDifference>;
  /** Returns the weights a finished training run ended with, as a safetensors file. */
  exportCheckpoint(runId: string): Promise<Uint8Array>;
  /** Returns what the browser keeps of the datasets that learners bring. */
  keptDatasets(): Promise<readonly KeptDataset[]>;
  /**
   * Reads a dataset from files of the learner and keeps it in the browser. Throws: `data-missing`,
   * `data-truncated`, `data-checksum`, `bad-file` with what is wrong with which file; `cancelled`.
   * Images that come without a split of their own are split by the seed.
   */
  bringDataset(id: DatasetId, files: readonly ChosenFile[], seed: number): Promise<KeptDataset>;
  /** Ends the reading of files. */
  cancelBringing(): Promise<void>;
  /** Takes a dataset out of the browser. */
  removeDataset(id: DatasetId): Promise<void>;
  /**
   * Fetches the images that the browser does not keep yet, so that runs need no network. Resolves to
   * false where the browser keeps none. Throws: `data-missing`, `data-truncated`, `data-checksum`.
   */
  keepImages(): Promise<boolean>;
  /** Returns how many tensors the engine holds now, for the leak tests. */
  tensorCount(): Promise<number>;
}

/** What the worker tells the page. */
export interface PageCalls {
  emit(event: LabEvent): void;
  /** Returns the file of the network that a run ended with, where the page keeps it. */
  network(runId: string): Promise<Uint8Array<ArrayBuffer> | null>;
}
