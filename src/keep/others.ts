import type { LabStore } from '../store/labStore';
import { checkpoint, network } from './checkpointSchema';
import { adopt } from './files/adopt';
import type { KeepIo } from './keepIo';
import { readLab, readRecord } from './readLab';
import type { Shelf } from './shelf';
import { slotNames, withFreeSlots } from './slots';

/** Opens every other lab that exists and that no tab has. */
async function eachFree(
  io: KeepIo,
  own: string,
  act: (shelf: Shelf) => Promise<void>,
): Promise<void> {
  if (!io.locks) return;
  const names = (await io.shelfNames()) ?? slotNames;
  await withFreeSlots(io.locks, own, async (name) => {
    if (!names.includes(name)) return;
    const shelf = await io.openShelf(name, () => undefined);
    try {
      await act(shelf);
    } finally {
      shelf.close();
    }
  });
}

/**
 * Brings the runs of labs whose tabs are closed into this one, and returns what empties each of
 * those labs.
 */
export async function joinOthers(
  lab: LabStore,
  io: KeepIo,
  own: string,
): Promise<(() => Promise<void>)[]> {
  const joined: string[] = [];
  await eachFree(io, own, async (shelf) => {
    if (await join(lab, shelf)) joined.push(shelf.name);
  });
  return joined.map((name) => async () => {
    const shelf = await io.openShelf(name, () => undefined);
    await shelf.clear();
    shelf.close();
  });
}

/** Returns whether there was anything to join. */
async function join(lab: LabStore, shelf: Shelf): Promise<boolean> {
  const { runs, lab: parts, damaged } = await readLab(shelf);
  // What cannot be read is left where it is.
  if (runs.length === 0 || damaged.length > 0) return false;
  const [checkpoints, networks] = [await shelf.all('checkpoints'), await shelf.all('networks')];
  const settings = parts?.settings ?? lab.getState().settings;
  adopt(lab, {
    settings,
    runs,
    checkpointOf: (runId) => readRecord(checkpoint, checkpoints.get(runId)),
    networkOf: (runId) => readRecord(network, networks.get(runId))?.file ?? null,
  });
  return true;
}

/** Removes what is kept of this lab and of those that no tab has open. */
export async function forgetAll(io: KeepIo, own: string, shelf: Shelf): Promise<void> {
  await shelf.clear();
  await eachFree(io, own, (other) => other.clear());
}
