import { strToU8, zipSync } from 'fflate';
import { interruptedAt, wasCutOff } from '../../store/interrupted';
import type { LabStore } from '../../store/labStore';
import { isTraining } from '../../store/selectors';
import type { RunRecord } from '../../store/state';
import {
  bundleVersion,
  checkpointName,
  contentsName,
  format,
  networkName,
  runJson,
} from './bundle';

type Bytes = Uint8Array<ArrayBuffer>;

/** Returns a file of the lab: settings, runs with their curves, networks and checkpoints. */
export async function saveBundle(lab: LabStore): Promise<Bytes> {
  const { runs, settings } = lab.getState();
  const stepOf = ({ plan }: RunRecord) => lab.checkpoints.of(plan.runId)?.step ?? 0;
  // What waits has done nothing that could be kept.
  const kept = runs
    .filter(({ status }) => status !== 'waiting')
    .map((run) => (wasCutOff(run) && isTraining(run) ? interruptedAt(run, stepOf(run)) : run))
    .filter((run) => !wasCutOff(run) || run.status === 'interrupted');
  const checkpoints = kept.flatMap(({ plan: { runId } }) => {
    const checkpoint = lab.checkpoints.of(runId);
    return checkpoint ? [{ runId, ...checkpoint }] : [];
  });
  const contents = {
    format,
    version: bundleVersion,
    settings,
    runs: kept.map(runJson),
    checkpoints: Object.fromEntries(checkpoints.map(({ runId, step }) => [runId, step])),
  };
  return zipSync({
    [contentsName]: strToU8(JSON.stringify(contents)),
    ...Object.fromEntries(checkpoints.map(({ runId, file }) => [checkpointName(runId), file])),
    ...(await networksOf(lab, kept)),
  });
}

async function networksOf(
  lab: LabStore,
  runs: readonly RunRecord[],
): Promise<Record<string, Bytes>> {
  const found = await Promise.all(
    runs.map(async ({ plan: { runId } }) => [runId, await lab.networks.find(runId)] as const),
  );
  return Object.fromEntries(
    found.flatMap(([runId, file]) => (file ? [[networkName(runId), file]] : [])),
  );
}
