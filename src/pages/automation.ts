import type { DatasetId } from '../core/datasets';
import type { KeptDataset } from '../core/datasets/dataset';
import type { Evidence } from '../core/diagnosis/evidence';
import { LabError } from '../core/errors';
import type { ExecutionDifference, Method, RunPlan, Start } from '../core/run';
import { defaultSettings, type Settings } from '../core/settings/settings';
import type { DeviceReport, ImageSpan } from '../protocol/protocol';
import { evidenceOf } from '../store/evidence';
import type { LabStore } from '../store/labStore';
import { isQuantized } from '../store/names';
import { progressInWords } from '../store/progress';
import { activeRun, runById } from '../store/selectors';
import type { RunRecord } from '../store/state';

/** What a script asks for; settings that it does not name keep their defaults. */
export interface AutomationPlan {
  readonly method: Method;
  readonly start?: Start;
  readonly settings?: Partial<Settings>;
}

/** How far the run in progress has come. */
export interface AutomationProgress {
  readonly runId: string;
  /** As the page says it. */
  readonly text: string;
  /** 0 to 1; null until it is known. */
  readonly share: number | null;
}

/**
 * What a script can do with the page, as `globalThis.quantlab`. It goes through the same store as
 * the buttons, so that its runs appear on the page like any others.
 */
export interface LabAutomation {
  /** The device, once it is open. Rejects with a `LabError` when it cannot be opened. */
  readonly ready: Promise<DeviceReport>;
  readonly defaults: Settings;
  /** Carries out one run after those that wait. Rejects with a `LabError` when it fails. */
  run(plan: AutomationPlan): Promise<RunRecord>;
  /** Every run of the page, in the order in which they were asked for. */
  runs(): readonly RunRecord[];
  /** Null when nothing runs. */
  progress(): AutomationProgress | null;
  /** How integers of the device differ from those of plain arithmetic, in PTQ with these settings. */
  verify(settings: Partial<Settings>, images: ImageSpan): Promise<ExecutionDifference>;
  /** The weights that a finished training run ended with: a safetensors file in base64. */
  exportCheckpoint(runId: string): Promise<string>;
  /** Reads a dataset from files and keeps it, as a drop on the page does. Rejects with a `LabError`. */
  bringDataset(dataset: DatasetId, files: readonly File[]): Promise<KeptDataset>;
  /** All that the diagnosis of a finished run goes by, its network looked into. */
  evidence(runId: string): Promise<Evidence>;
  tensorCount(): Promise<number>;
  /** Puts runs on the page as they are, after those it has. Throws: `bad-setting` for an id that is taken. */
  loadRuns(records: readonly RunRecord[]): Promise<void>;
}

declare global {
  var quantlab: LabAutomation | undefined;
}

/** Puts the automation of this lab where scripts find it; its runs come after those that are restored. */
export function installAutomation(lab: LabStore, restored: Promise<void>): void {
  globalThis.quantlab = createAutomation(lab, restored);
}

export function createAutomation(
  lab: LabStore,
  restored: Promise<void> = Promise.resolve(),
): LabAutomation {
  const { actions } = lab;
  return {
    ready: deviceReport(lab),
    defaults: defaultSettings,
    async run({ method, start = { kind: 'shipped' }, settings = {} }) {
      await restored;
      const plan = { method, start, settings: { ...defaultSettings, ...settings } };
      const [record] = await actions.carryOut([plan]);
      return standing(record);
    },
    runs: () => lab.getState().runs,
    progress() {
      const run = activeRun(lab.getState());
      return run ? { runId: run.plan.runId, ...progressInWords(run) } : null;
    },
    verify: (settings, images) => actions.verify(verification(settings), images),
    exportCheckpoint: async (runId) => toBase64(await actions.exportCheckpoint(runId)),
    bringDataset: (dataset, files) => bringDataset(lab, dataset, files),
    evidence: (runId) => evidence(lab, runId),
    tensorCount: () => actions.tensorCount(),
    async loadRuns(records) {
      await restored;
      loadRuns(lab, records);
    },
  };
}

async function bringDataset(
  lab: LabStore,
  dataset: DatasetId,
  files: readonly File[],
): Promise<KeptDataset> {
  await lab.actions.bringDataset(
    dataset,
    files.map((file) => ({ path: file.name, file })),
  );
  const { keptDatasets, notices } = lab.getState();
  const kept = keptDatasets?.find(({ id }) => id === dataset);
  if (kept) return kept;
  const said = notices.at(-1);
  throw new LabError('data-missing', said?.text ?? 'Nothing was read.', said?.next ?? '');
}

async function evidence({ actions, getState }: LabStore, runId: string): Promise<Evidence> {
  const run = runById(getState(), runId);
  if (!run) throw new LabError('bad-setting', `There is no run ${runId}.`, 'Name another one.');
  const canLook = isQuantized(run.plan.method) && run.status === 'finished';
  const probe = canLook
    ? await actions.inspect(run.plan, (calls, of) => calls.networkProbe(of)).answer
    : null;
  const known = evidenceOf(getState(), run, probe);
  if (!known) throw new LabError('bad-setting', `${runId} has not ended.`, 'Wait for its end.');
  return known;
}

function loadRuns(lab: LabStore, records: readonly RunRecord[]): void {
  const { runs } = lab.getState();
  const taken = records.find(({ plan }) => runs.some((run) => run.plan.runId === plan.runId));
  if (taken) {
    const { runId } = taken.plan;
    throw new LabError('bad-setting', `There is a run ${runId} already.`, 'Give it another id.');
  }
  lab.setState({ runs: [...runs, ...records] });
}

function verification(settings: Partial<Settings>): RunPlan {
  return {
    runId: 'verify',
    method: 'ptq',
    start: { kind: 'shipped' },
    settings: { ...defaultSettings, ...settings },
  };
}

function standing(record: RunRecord | undefined): RunRecord {
  if (!record) throw new LabError('internal', 'The run left no record.', 'Report this.');
  if (record.problem && (record.status === 'failed' || record.status === 'interrupted'))
    throw LabError.fromData(record.problem);
  return record;
}

/** Returns the first device that opens, or rejects with the first failure. */
function deviceReport(lab: LabStore): Promise<DeviceReport> {
  const ready = new Promise<DeviceReport>((resolve, reject) => {
    const unsubscribe = lab.subscribe(({ device }) => {
      if (device.kind !== 'open' && device.kind !== 'failed') return;
      unsubscribe();
      if (device.kind === 'open') resolve(device.report);
      else reject(LabError.fromData(device.problem));
    });
  });
  // A page that nobody automates shows the failure itself.
  ready.catch(() => undefined);
  return ready;
}

const chunk = 32_768;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += chunk) {
    text += String.fromCharCode(...bytes.subarray(at, at + chunk));
  }
  return btoa(text);
}
