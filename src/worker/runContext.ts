import type { RunPlan } from '../core/run';
import type { Predictions } from '../engine/evaluate';
import type { Continuation } from '../protocol/protocol';
import type { DatasetImages } from './datasetImages';
import type { Networks } from './networks';
import type { RunProgress } from './progress';
import type { RunControl } from './runControl';

/** What every kind of run works with. */
export interface RunContext {
  /** It asks for no more images than the dataset has. */
  readonly plan: RunPlan;
  /** Where its training goes on; absent for a run from its start. */
  readonly from?: Continuation;
  /** Those of the plan's dataset. */
  readonly images: DatasetImages;
  readonly networks: Networks;
  readonly control: RunControl;
  readonly progress: RunProgress;
  /** Predictions of float networks on test images, by what they were made with. */
  readonly references: Map<string, Predictions>;
  /** Milliseconds on a clock that only moves forward. */
  readonly now: () => number;
}
