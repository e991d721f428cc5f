import type { McNemar } from '../metrics/mcnemar';
import type { HeldOutPoint, RunPlan, RunResult, TrainPoint } from '../run';
import type { SensitivityReport } from '../sensitivity/report';
import type { WatchSample } from '../watch/watchSample';
import type { NetworkProbe } from './networkProbe';

/** A run that has ended, as its record tells it. */
export interface RunEvidence {
  readonly plan: RunPlan;
  readonly result: RunResult;
  readonly train: readonly TrainPoint[];
  readonly heldOut: readonly HeldOutPoint[];
  /** How its weights fared in some of its steps; empty where nobody watched. */
  readonly watch: readonly WatchSample[];
}

/** How sensitive each layer is, at each width. */
export type LayersAlone = Pick<SensitivityReport, 'images' | 'floatCorrect' | 'cells'>;

/** All that is known of a run and of what it is compared with. */
export interface Evidence {
  readonly run: RunEvidence;
  /** The float network that it started from. */
  readonly base: RunEvidence | null;
  /** PTQ with the same settings. */
  readonly ptq: RunEvidence | null;
  /** The same further training without quantization. */
  readonly control: RunEvidence | null;
  /** The same run with the statistics of batch normalization measured anew at its end, or this one's opposite. */
  readonly otherStatistics: RunEvidence | null;
  /** How many runs differ from this one by their seed alone, itself counted. */
  readonly seeds: number;
  /** What was measured on the network itself; null until somebody asks for it. */
  readonly probe: NetworkProbe | null;
  /** What a study of each layer by itself found; null where none was made. */
  readonly sensitivity: LayersAlone | null;
  /** McNemar's test of the reference of `significance`, the first, against the run; null unless both were seen image by image. */
  readonly paired: McNemar | null;
}
