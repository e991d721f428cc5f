import type { HeldOutPoint, RunPlan, RunResult, TrainPoint } from '../run';
import type { NetworkProbe } from './networkProbe';

/** A run that has ended, as its record tells it. */
export interface RunEvidence {
  readonly plan: RunPlan;
  readonly result: RunResult;
  readonly train: readonly TrainPoint[];
  readonly heldOut: readonly HeldOutPoint[];
}

/** All that is known of a run and of what it is compared with. */
export interface Evidence {
  readonly run: RunEvidence;
  /** The float network that it started from. */
  readonly base: RunEvidence | null;
  /** PTQ with the same settings. */
  readonly ptq: RunEvidence | null;
  /** The same further training without quantization. */
  readonly control: RunEvidence | null;
  /** How many runs differ from this one by their seed alone, itself counted. */
  readonly seeds: number;
  /** What was measured on the network itself; null until somebody asks for it. */
  readonly probe: NetworkProbe | null;
}
