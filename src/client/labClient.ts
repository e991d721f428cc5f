import type { DatasetId } from '../core/datasets';
import type { KeptDataset } from '../core/datasets/dataset';
import type { LabError } from '../core/errors';
import type { ExecutionDifference, RunPlan, RunResult } from '../core/run';
import type { CurveCalls } from '../protocol/curves';
import type { InspectionCalls } from '../protocol/inspection';
import type {
  BackendChoice,
  ChosenFile,
  Continuation,
  DeviceReport,
  ImageSpan,
  LabEvent,
  PageCalls,
  SteerCommand,
} from '../protocol/protocol';
import type { Installer } from './installer';

/** What the page knows of the engine. Every promise may reject with a `LabError`. */
export interface LabClient {
  /** Chooses and starts a backend. Throws: `backend-unavailable`. */
  open(choice: BackendChoice): Promise<DeviceReport>;
  /**
   * Carries out a run, from a checkpoint of its training where there is one; one at a time.
   * Divergence and cancellation are results, not errors.
   */
  run(plan: RunPlan, from?: Continuation | null): Promise<RunResult>;
  /** Pauses, resumes, advances or cancels the run of that id, or cancels the inspection; other ids are ignored. */
  steer(runId: string, command: SteerCommand): Promise<void>;
  /** Sets the highest learning rate of that run's schedule from its next step on. Throws: `bad-setting`. */
  changeRate(runId: string, peak: number): Promise<void>;
  /** Trains at a rising learning rate and tells the losses as points of that id. Throws: `cancelled`. */
  findRate(plan: RunPlan): Promise<void>;
  /** Returns how the integers of the device differ from those of plain arithmetic. */
  verify(plan: RunPlan, images: ImageSpan): Promise<ExecutionDifference>;
  /** Returns the weights a finished training run ended with, as a safetensors file. */
  exportCheckpoint(runId: string): Promise<Uint8Array>;
  /** Returns what the browser keeps of the datasets that learners bring. */
  keptDatasets(): Promise<readonly KeptDataset[]>;
  /** Reads a dataset from files of the learner and keeps it in the browser. */
  bringDataset(id: DatasetId, files: readonly ChosenFile[], seed: number): Promise<KeptDataset>;
  /** Ends the reading of files. */
  cancelBringing(): Promise<void>;
  /** Takes a dataset out of the browser. */
  removeDataset(id: DatasetId): Promise<void>;
  /** Keeps every image in the browser; resolves to false where the browser keeps none. */
  keepImages(): Promise<boolean>;
  /** Returns how many tensors the engine holds now. */
  tensorCount(): Promise<number>;
  /** Looks into finished runs. */
  readonly inspections: InspectionCalls;
  /** Prepares curves, whatever else is computed meanwhile. */
  readonly curves: CurveCalls;
  /** Keeps the page itself in the browser. */
  readonly installer: Installer;
  /** Calls `listener` for every event until the returned function is called. */
  subscribe(listener: (event: LabEvent) => void): () => void;
  /** Says where the worker finds networks that runs ended with before it was started. */
  lendNetworks(find: PageCalls['network']): void;
  /** Ends the worker and starts another when it is next wanted; unanswered calls reject with `why`. */
  restart(why: LabError): void;
  close(): void;
}
