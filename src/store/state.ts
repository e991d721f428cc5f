import type { KeptDataset } from '../core/datasets/dataset';
import type { LabErrorData } from '../core/errors';
import type { RateChange } from '../core/rateChange';
import type { HeldOutPoint, RunPlan, RunResult, Start, TrainPoint } from '../core/run';
import type { Settings } from '../core/settings/settings';
import type { SweepChoice } from '../core/sweep/grid';
import type { View } from '../core/view';
import type { LatentSnapshot } from '../core/watch/latentSnapshot';
import type { WatchSample } from '../core/watch/watchSample';
import type { ProgressEvent } from '../protocol/progress';
import type { BringingEvent, DeviceReport, DownloadEvent } from '../protocol/protocol';
import type { Installation } from './installed';
import type { OpenedLink } from './linkState';
import type { FinderState } from './rateFinding';
import type { Studies } from './studies';
import type { TableView } from './tableView';

export type RunStatus =
  | 'waiting'
  | 'running'
  | 'paused'
  /** The page was closed, or its device lost, in mid-run: it can be resumed. */
  | 'interrupted'
  | 'finished'
  | 'cancelled'
  | 'diverged'
  | 'failed';

/** Who measured a run elsewhere, as far as a link or a file says. */
export interface Sender {
  readonly via: 'link' | 'file';
  /** For example `Chromium 139`; null where it is not told. */
  readonly browser: string | null;
}

/** A run as the page knows it: what was asked, what came of it so far. */
export interface RunRecord {
  readonly plan: RunPlan;
  /** What a person calls it; null for the name that follows from its settings. */
  readonly name: string | null;
  readonly status: RunStatus;
  readonly train: readonly TrainPoint[];
  readonly heldOut: readonly HeldOutPoint[];
  /** Learning rates that a person has set while it trained. */
  readonly rateChanges: readonly RateChange[];
  /** How its weights fared in some of its steps. */
  readonly watch: readonly WatchSample[];
  /** Where the weights of each layer lay between their codes at the latest of these. */
  readonly latent: readonly LatentSnapshot[];
  readonly progress: ProgressEvent | null;
  readonly result: RunResult | null;
  /** Why it diverged or failed. */
  readonly problem: LabErrorData | null;
  readonly device: DeviceReport | null;
  /** Null for what was asked for here; else the run is theirs, and its network is not at hand. */
  readonly sender: Sender | null;
  /** Whether the charts draw it. */
  readonly shown: boolean;
  /** True for a run of a page of its own: it is off the charts and their legends until it is shown. */
  readonly aside: boolean;
  /** True for a run that shall stand still before its second step. */
  readonly stepping: boolean;
}

export type DeviceState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly report: DeviceReport }
  | { readonly kind: 'failed'; readonly problem: LabErrorData };

/** Something the page can offer to do about a notice. */
export type NoticeOffer =
  | { readonly kind: 'retry-slower'; readonly runId: string }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'continue' }
  | { readonly kind: 'continue-sweep' }
  | { readonly kind: 'undo-delete' }
  /** To use the settings of a lab that was opened from a file. */
  | { readonly kind: 'take-settings'; readonly settings: Settings }
  /** To go on with a run that was interrupted, or to leave it at that. */
  | { readonly kind: 'resume'; readonly runId: string };

/** A sentence for a person, with what to do next. */
export interface Notice {
  readonly id: number;
  readonly tone: 'error' | 'info';
  readonly text: string;
  readonly next: string | null;
  readonly offer: NoticeOffer | null;
  /** Of notices on the same topic only the latest stands. */
  readonly topic?: string;
}

/** Runs that were deleted together, and all that was lost with them. */
export interface Deletion {
  /** With their places among the runs, the first one first. */
  readonly runs: readonly { readonly run: RunRecord; readonly index: number }[];
  readonly before: Pick<LabState, 'start' | 'selectedId' | 'pinnedId'>;
}

export interface LabState {
  readonly settings: Settings;
  /** What of the page is shown, and whether anything is kept (`isKept`). */
  readonly view: View;
  /** Null where none was opened, or somebody is done with it. */
  readonly link: OpenedLink | null;
  /** Where PTQ, QAT and the control start from. */
  readonly start: Start;
  /** Whether every new run keeps the seed; otherwise each draws its own. */
  readonly seedLocked: boolean;
  readonly device: DeviceState;
  readonly download: DownloadEvent | null;
  /** What the browser keeps of the datasets that the learner brought; null until that is known. */
  readonly keptDatasets: readonly KeptDataset[] | null;
  /** How far the files of a dataset have been read; null when none are. */
  readonly bringing: Omit<BringingEvent, 'kind'> | null;
  /** In the order in which they were asked for. */
  readonly runs: readonly RunRecord[];
  /** True when what is waiting shall not start by itself. */
  readonly held: boolean;
  /** Run that the inspector shows; null for the latest that has something to show. */
  readonly selectedId: string | null;
  /** Id of the layer that every view of a network marks; null for none. */
  readonly selectedLayerId: string | null;
  /** Run that the table compares all others with; null for the FP32 network that each started from. */
  readonly pinnedId: string | null;
  /** What can still be had back, the latest deletion last. */
  readonly deletions: readonly Deletion[];
  readonly table: TableView;
  /** What the sweep goes through; which runs are in it follows from their plans. */
  readonly sweep: SweepChoice;
  /** Chart of results that is chosen; the first one that has something to show where it has nothing. */
  readonly chartId: string | null;
  readonly installation: Installation;
  readonly finder: FinderState;
  /** Of runs, by their id. */
  readonly studies: Studies;
  readonly notices: readonly Notice[];
}

/** Returns a run that has not started. */
export function newRecord(plan: RunPlan): RunRecord {
  return {
    plan,
    name: null,
    status: 'waiting',
    train: [],
    heldOut: [],
    rateChanges: [],
    watch: [],
    latent: [],
    progress: null,
    result: null,
    problem: null,
    device: null,
    sender: null,
    shown: true,
    aside: false,
    stepping: false,
  };
}

/** Returns whether this page was asked for a run; others came with a link or a file. */
export function isOwn({ sender }: Pick<RunRecord, 'sender'>): boolean {
  return sender === null;
}

/** Returns `runs` with the run of that id changed. */
export function updateRun(
  runs: readonly RunRecord[],
  runId: string,
  change: (run: RunRecord) => Partial<RunRecord>,
): readonly RunRecord[] {
  return runs.map((run) => (run.plan.runId === runId ? { ...run, ...change(run) } : run));
}
