import { wasCutOff } from '../store/interrupted';
import type { LabStore } from '../store/labStore';
import { checkpoint } from './checkpointSchema';
import type { KeepOptions } from './keepIo';
import { type KeptLab, readRecord } from './readLab';
import type { Change, Shelf } from './shelf';

/** Puts what was kept into the lab. */
export async function bringBack(
  lab: LabStore,
  shelf: Shelf,
  { lab: parts, runs, damaged }: KeptLab,
  { restoresSettings }: KeepOptions,
): Promise<void> {
  const unfinished = new Set(runs.filter(wasCutOff).map(({ plan }) => plan.runId));
  for (const [runId, value] of await shelf.all('checkpoints')) {
    const read = unfinished.has(runId) ? readRecord(checkpoint, value) : null;
    if (read) lab.checkpoints.put(runId, read);
  }
  const { order: _, settings, ...others } = parts ?? { order: [] };
  lab.actions.restore({
    parts: { ...others, ...(settings && restoresSettings ? { settings } : {}) },
    runs,
    reserved: damaged,
  });
}

/** Removes what belongs to runs that were deleted when there was no time left to remove it. */
export async function removeStrays(shelf: Shelf, { runs, damaged }: KeptLab): Promise<void> {
  const known = new Set([...runs.map(({ plan }) => plan.runId), ...damaged]);
  const changes: Change[] = [];
  for (const kind of ['curves', 'checkpoints', 'networks'] as const) {
    const strays = (await shelf.ids(kind)).filter((id) => !known.has(id));
    changes.push(...strays.map((id) => ({ kind, id, value: undefined })));
  }
  // They take up room and nothing else: the next visit tries again.
  if (changes.length > 0) await shelf.write(changes).catch(() => undefined);
}
