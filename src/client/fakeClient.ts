import { CurveShelf } from '../core/curves/curveShelf';
import { type DatasetId, datasetById } from '../core/datasets';
import type { DatasetContents, KeptDataset } from '../core/datasets/dataset';
import { LabError } from '../core/errors';
import type { RunPlan, RunResult } from '../core/run';
import type { InspectionCalls } from '../protocol/inspection';
import type {
  Continuation,
  DeviceReport,
  LabEvent,
  PageCalls,
  SteerCommand,
} from '../protocol/protocol';
import { fakeInspections } from './fakeInspections';
import type { LabClient } from './labClient';

/** A client whose worker is the test: it says when a run ends and what it emits. */
export interface FakeClient extends LabClient {
  readonly plans: readonly RunPlan[];
  /** What each of them was to go on from. */
  readonly resumedFrom: readonly (Continuation | null)[];
  readonly steered: readonly (readonly [runId: string, command: SteerCommand])[];
  /** Learning rates that were asked for while a run trained. */
  readonly rates: readonly (readonly [runId: string, peak: number])[];
  readonly opened: readonly string[];
  /** Runs whose measurements were handed over for their curves, in the order of the calls. */
  readonly kept: readonly string[];
  /** Runs whose curves were drawn, in the order of the calls. */
  readonly drawn: readonly string[];
  /** Why the worker was started anew, as codes. */
  readonly restarts: readonly string[];
  /** Asks the page for a network, as a worker that was started anew does. */
  network: PageCalls['network'];
  /** Sends an event to the page. */
  emit(event: LabEvent): void;
  /** Ends the run in progress. */
  finish(result: RunResult): Promise<void>;
  /** Makes the run in progress reject. */
  fail(error: LabError): Promise<void>;
  /** Tells the page that a newer version of it waits. */
  offerVersion(): void;
  /** Returns how often the page had all images kept. */
  imagesKept(): number;
  /** Makes the next `open` or `bringDataset` reject. */
  refuse(error: LabError): void;
}

export const fakeDevice: DeviceReport = {
  backend: 'wasm',
  label: 'WASM - 2 threads, no GPU found',
  software: false,
  note: null,
};

/** Returns a result as a run of that kind would end with; `parts` replaces parts of it. */
export function fakeResult(parts: Partial<RunResult> = {}): RunResult {
  return {
    end: 'finished',
    evaluation: { correct: 8_950, total: 10_000, agreeing: 9_700, loss: 0.3, evaluateMs: 900 },
    sizeBytes: 13_214,
    layers: [],
    activations: [],
    repairs: null,
    integers: null,
    steps: 0,
    trainMs: 0,
    totalMs: 1_000,
    problem: null,
    ...parts,
  };
}

interface Job {
  readonly promise: Promise<RunResult>;
  resolve(result: RunResult): void;
  reject(error: LabError): void;
}

function newJob(): Job {
  let resolve: Job['resolve'] = () => undefined;
  let reject: Job['reject'] = () => undefined;
  const promise = new Promise<RunResult>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** What there is of a dataset once it was brought: three classes of own images. */
function fakeContents(id: DatasetId): DatasetContents {
  const { classes, counts, own } = datasetById(id);
  if (!own) return { classes, counts };
  const few = { train: 42, heldOut: 6, test: 12 };
  return { classes: ['cup', 'fork', 'spoon'], counts: few, imageSet: '3-0a1b2c3d' };
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** Returns a client that does nothing until told what happens; `inspections` replaces answers of its own. */
export function createFakeClient(inspections: Partial<InspectionCalls> = {}): FakeClient {
  const plans: RunPlan[] = [];
  const resumedFrom: (Continuation | null)[] = [];
  const steered: [string, SteerCommand][] = [];
  const rates: [string, number][] = [];
  const opened: string[] = [];
  const kept: string[] = [];
  const drawn: string[] = [];
  const shelf = new CurveShelf();
  const listeners = new Set<(event: LabEvent) => void>();
  const datasets = new Map<string, KeptDataset>();
  let job: Job | null = null;
  let refusal: LabError | null = null;
  let imagesKept = 0;
  let busy = false;
  let offerVersion = () => {};
  let lent: PageCalls['network'] = async () => null;
  const restarts: string[] = [];

  return {
    plans,
    resumedFrom,
    restarts,
    steered,
    rates,
    opened,
    kept,
    drawn,
    async open(choice) {
      opened.push(choice);
      const error = refusal;
      refusal = null;
      if (error) throw error;
      return fakeDevice;
    },
    run(plan, from = null) {
      plans.push(plan);
      resumedFrom.push(from);
      job = newJob();
      return job.promise;
    },
    async findRate(plan) {
      plans.push(plan);
      job = newJob();
      const { end } = await job.promise;
      if (end === 'cancelled') throw new LabError('cancelled', 'It was cancelled.', 'Start again.');
    },
    async steer(runId, command) {
      steered.push([runId, command]);
      if (command === 'cancel') job?.resolve(fakeResult({ end: 'cancelled', evaluation: null }));
    },
    async changeRate(runId, peak) {
      rates.push([runId, peak]);
    },
    verify: async (_, { count }) => ({ images: count, layers: [], predictions: 0 }),
    exportCheckpoint: async () => new Uint8Array([1, 2, 3]),
    keptDatasets: async () => [...datasets.values()],
    async bringDataset(id, files) {
      const error = refusal;
      refusal = null;
      if (error) throw error;
      const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
      const kept = { id, ...fakeContents(id), bytes, note: 'From files of the test.' };
      datasets.set(id, kept);
      return kept;
    },
    cancelBringing: async () => {},
    removeDataset: async (id) => void datasets.delete(id),
    tensorCount: async () => 12,
    inspections: { ...fakeInspections, ...inspections },
    async keepImages() {
      imagesKept += 1;
      return true;
    },
    installer: {
      install: async (onNewVersion) => {
        offerVersion = onNewVersion;
      },
      setBusy: (isBusy) => {
        busy = isBusy;
      },
      loadNewVersion: async () => !busy,
    },
    offerVersion: () => offerVersion(),
    imagesKept: () => imagesKept,
    curves: {
      async keep(runId, columns) {
        if (columns) kept.push(runId);
        shelf.keep(runId, columns);
      },
      async draw(runId, view) {
        drawn.push(runId);
        return shelf.draw(runId, view);
      },
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lendNetworks(find) {
      lent = find;
    },
    network: (runId) => lent(runId),
    restart(why) {
      restarts.push(why.code);
      job?.reject(why);
    },
    close: () => listeners.clear(),
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    finish(result) {
      job?.resolve(result);
      return settled();
    },
    fail(error) {
      job?.reject(error);
      return settled();
    },
    refuse: (error) => {
      refusal = error;
    },
  };
}
