import { fakeResult } from '../client/fakeClient';
import type { Method, RunResult, Start } from '../core/run';
import { defaultSettings, type Settings } from '../core/settings/settings';
import { defaultSweep } from '../core/sweep/grid';
import { defaultView } from '../core/view';
import { nothingInstalled } from './installed';
import { noFindings } from './rateFinding';
import { type LabState, newRecord, type RunRecord, type Sender } from './state';
import { noStudies } from './studies';
import { initialTable } from './tableView';

/** What a test says about a run; the rest is as by default. */
export interface FakeRun {
  readonly method: Method;
  /** Of 10,000 test images. */
  readonly correct: number;
  readonly settings?: Partial<Settings>;
  readonly start?: Start;
  readonly runId?: string;
  readonly result?: Partial<RunResult>;
  readonly sender?: Sender;
  readonly rateChanges?: RunRecord['rateChanges'];
}

let count = 0;

/** Returns a finished run, for tests. */
export function fakeRun(fake: FakeRun): RunRecord {
  const { method, correct, settings, start, runId, result, sender = null, rateChanges = [] } = fake;
  count += 1;
  const plan = {
    runId: runId ?? `${method}-${count}`,
    method,
    start: start ?? ({ kind: 'shipped' } as const),
    settings: { ...defaultSettings, ...settings },
  };
  const evaluation = { correct, total: 10_000, agreeing: 9_710, loss: 0.3, evaluateMs: 1 };
  return {
    ...newRecord(plan),
    status: 'finished',
    sender,
    rateChanges,
    result: fakeResult({ evaluation, ...result }),
  };
}

/** Returns the state of a lab with these runs, for tests. */
export function fakeState(runs: readonly RunRecord[], settings: Partial<Settings> = {}): LabState {
  return {
    settings: { ...defaultSettings, ...settings },
    view: defaultView,
    link: null,
    start: { kind: 'shipped' },
    seedLocked: true,
    device: { kind: 'closed' },
    download: null,
    keptDatasets: null,
    bringing: null,
    runs,
    held: false,
    selectedId: null,
    selectedLayerId: null,
    pinnedId: null,
    deletions: [],
    table: initialTable,
    sweep: defaultSweep,
    chartId: null,
    installation: nothingInstalled,
    finder: noFindings,
    studies: noStudies,
    notices: [],
  };
}
