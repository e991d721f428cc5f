import type { Settings } from '../../core/settings/settings';
import type { Checkpoint } from '../../protocol/protocol';
import { wasCutOff } from '../../store/interrupted';
import type { LabStore } from '../../store/labStore';
import type { RunRecord } from '../../store/state';

/** A lab from elsewhere. */
export interface Foreign {
  readonly settings: Settings;
  readonly runs: readonly RunRecord[];
  checkpointOf(runId: string): Checkpoint | null;
  networkOf(runId: string): Uint8Array<ArrayBuffer> | null;
}

/** What has come of it. */
export interface Adopted {
  readonly runs: number;
  readonly settings: Settings;
}

/** Puts runs from elsewhere after those of the lab, under ids that are free. */
export function adopt(lab: LabStore, foreign: Foreign): Adopted {
  const ids = freeIds(lab, foreign.runs);
  for (const run of foreign.runs) {
    const { runId } = run.plan;
    const id = ids.get(runId) ?? runId;
    const network = foreign.networkOf(runId);
    if (network) lab.networks.put(id, network);
    const checkpoint = wasCutOff(run) ? foreign.checkpointOf(runId) : null;
    if (checkpoint) lab.checkpoints.put(id, checkpoint);
  }
  lab.actions.adopt(foreign.runs.map((run) => renamed(run, ids)));
  return { runs: foreign.runs.length, settings: foreign.settings };
}

/** A network that did not come along is none of the runs here. */
const elsewhere = (runId: string) => `${runId.slice(0, 50)}-elsewhere`;

function renamed(run: RunRecord, ids: ReadonlyMap<string, string>): RunRecord {
  const { runId, start } = run.plan;
  const from =
    start.kind === 'run'
      ? { ...start, runId: ids.get(start.runId) ?? elsewhere(start.runId) }
      : start;
  return { ...run, plan: { ...run.plan, runId: ids.get(runId) ?? runId, start: from } };
}

/** Returns ids that no run of the lab has, or had. */
function freeIds(lab: LabStore, runs: readonly RunRecord[]): ReadonlyMap<string, string> {
  const { runs: own, deletions } = lab.getState();
  const gone = deletions.flatMap((deletion) => deletion.runs.map(({ run }) => run));
  const taken = new Set([...own, ...gone].map(({ plan }) => plan.runId));
  return new Map(
    runs.map(({ plan: { runId } }) => {
      let id = runId;
      for (let copy = 2; taken.has(id); copy++) id = `${runId.slice(0, 50)}-${copy}`;
      taken.add(id);
      return [runId, id];
    }),
  );
}
