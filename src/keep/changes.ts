import { type KeptParts, keptParts } from '../store/keptParts';
import type { LabState, RunRecord } from '../store/state';
import { curvesRecord } from './curves';
import { labRecordOf } from './labSchema';
import { recordVersion } from './migrate';
import { headOf, runRecord } from './runSchema';
import type { Change, Kind } from './shelf';

/** Id of the one record of its kind. */
export const labId = 'lab';

/** What has been written, to tell what has changed since. */
export type Written = Pick<LabState, 'runs' | 'deletions'> & KeptParts;

const idsOf = ({ runs }: Pick<LabState, 'runs'>) => runs.map(({ plan }) => plan.runId);

function labChanged(written: Written, state: LabState): boolean {
  const [before, now] = [idsOf(written), idsOf(state)];
  return (
    keptParts.some((part) => written[part] !== state[part]) ||
    before.length !== now.length ||
    before.some((id, index) => id !== now[index])
  );
}

function headChanged(before: RunRecord, run: RunRecord): boolean {
  const [old, now]: [object, object] = [headOf(before), headOf(run)];
  const values = new Map(Object.entries(old));
  return Object.entries(now).some(([key, value]) => values.get(key) !== value);
}

const hasPoints = ({ train, heldOut }: RunRecord) => train.length + heldOut.length > 0;

/** The curves of a run in progress grow with every frame; they are written with its checkpoints. */
const isLive = ({ status }: RunRecord) => status === 'running' || status === 'paused';

function curvesChanged(before: RunRecord | undefined, run: RunRecord): boolean {
  if (isLive(run)) return false;
  // Those that were last seen in progress have not been written as they are.
  if (!before || isLive(before)) return hasPoints(run) || before !== undefined;
  return before.train !== run.train || before.heldOut !== run.heldOut;
}

/** Returns the change that keeps the curves of a run as they are now. */
export const curvesChange = (run: RunRecord): Change => ({
  kind: 'curves',
  id: run.plan.runId,
  value: { version: recordVersion, ...curvesRecord(run) },
});

function runChanges(before: RunRecord | undefined, run: RunRecord): Change[] {
  if (before === run) return [];
  const head = { kind: 'runs', id: run.plan.runId, value: runRecord(run) } as const;
  return [
    ...(!before || headChanged(before, run) ? [head] : []),
    ...(curvesChanged(before, run) ? [curvesChange(run)] : []),
  ];
}

const removals = (id: string, kinds: readonly Kind[]): Change[] =>
  kinds.map((kind) => ({ kind, id, value: undefined }));

/** Ids of runs that are there, or that can still be brought back. */
const idsInReach = ({ runs, deletions }: Pick<LabState, 'runs' | 'deletions'>) => [
  ...idsOf({ runs }),
  ...deletions.flatMap(({ runs: gone }) => gone.map(({ run }) => run.plan.runId)),
];

const lessThan = (before: readonly string[], now: readonly string[]) => {
  const left = new Set(now);
  return before.filter((id) => !left.has(id));
};

/** Returns what has to be written so that what is kept is as the state is. */
export function changesSince(written: Written, state: LabState): Change[] {
  const before = new Map(written.runs.map((run) => [run.plan.runId, run]));
  return [
    ...(labChanged(written, state)
      ? [{ kind: 'lab', id: labId, value: labRecordOf(state) } as const]
      : []),
    ...state.runs.flatMap((run) => runChanges(before.get(run.plan.runId), run)),
    ...lessThan(idsOf(written), idsOf(state)).flatMap((id) => removals(id, ['runs', 'curves'])),
    ...lessThan(idsInReach(written), idsInReach(state)).flatMap((id) =>
      removals(id, ['checkpoints', 'networks']),
    ),
  ];
}
