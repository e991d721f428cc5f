import type { LabStore } from '../store/labStore';
import { bringBack, removeStrays } from './bringBack';
import { network } from './checkpointSchema';
import type { KeepIo, KeepOptions } from './keepIo';
import { forgetAll, joinOthers } from './others';
import { type KeptLab, readLab, readRecord } from './readLab';
import type { Shelf } from './shelf';
import { type Slot, slotNames, takeFirstSlot } from './slots';
import { failure, isFull, type Said, said } from './words';
import { startWriting, type Writer, writtenAs } from './writer';

/** A lab that is being kept. */
export interface Keeper {
  readonly shelf: Shelf;
  readonly writer: Writer;
}

const tabKey = 'quantlab-slot';

/** A browser that does not open its storage in this time keeps nothing, and the page shall not wait. */
const openWithinMs = 5_000;

/**
 * Brings back what was kept of the lab and keeps it from now on; returns null where that cannot be,
 * which the lab has then been told.
 */
export async function keepLab(
  lab: LabStore,
  io: KeepIo,
  options: KeepOptions,
): Promise<Keeper | null> {
  const tell = teller(lab);
  if (!io.locks) {
    tell(said.noLocks);
    return null;
  }
  try {
    const slot = await takeFirstSlot(io.locks, io.tab?.getItem(tabKey) ?? null);
    if (slot) return await keepIn(slot, lab, io, options, tell);
    tell(said.tooManyTabs);
  } catch (error) {
    tell(isFull(error) ? said.full : said.noStorage);
  }
  return null;
}

async function keepIn(
  slot: Slot,
  lab: LabStore,
  io: KeepIo,
  options: KeepOptions,
  tell: (notice: Said) => void,
): Promise<Keeper> {
  const shelf = await inTime(
    io.openShelf(slot.name, () => {
      writer?.stop();
      lab.keeping.forget = null;
      tell(said.lost);
    }),
  );
  remember(io, slot);
  const kept = await readLab(shelf);
  await bringBack(lab, shelf, kept, options);
  sayWhatIsNotThere(kept, slot, tell);
  await removeStrays(shelf, kept);
  lab.networks.lookIn(async (runId) => {
    return readRecord(network, await shelf.get('networks', runId))?.file ?? null;
  });
  const restored = writtenAs(lab.getState());
  const joined = await joinOthers(lab, io, slot.name);
  const writer = startWriting(lab, shelf, restored, (error) => tell(failure(error)));
  // Labs that have joined this one go once they are kept here.
  if (joined.length > 0 && (await writer.flush()))
    await Promise.all(joined.map((clear) => clear()));
  io.onLeaving(() => void writer.flush());
  persistOnceWorthwhile(lab, io);
  lab.keeping.forget = async () => {
    writer.stop();
    await forgetAll(io, slot.name, shelf);
    // Nothing is in progress that a browser would ask about before it leaves the page.
    lab.setState({ runs: [] });
  };
  return { shelf, writer };
}

/** A minute of training is worth a question; less is soon done again. */
const worthwhileMs = 60_000;

function persistOnceWorthwhile(lab: LabStore, io: KeepIo): void {
  const stop = lab.subscribe(({ runs }) => {
    if (!runs.some(({ result }) => result !== null && result.trainMs >= worthwhileMs)) return;
    stop();
    io.persist();
  });
}

function inTime<T>(promise: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('the storage did not open')), openWithinMs);
  });
  return Promise.race([promise, late]);
}

function remember({ tab }: KeepIo, { name }: Slot): void {
  try {
    tab?.setItem(tabKey, name);
  } catch {
    // A tab without a memory takes the first lab that is free.
  }
}

function sayWhatIsNotThere(
  { damaged, lacksSettings }: KeptLab,
  { name }: Slot,
  tell: (notice: Said) => void,
): void {
  if (name !== slotNames[0]) tell(said.separate);
  if (damaged.length > 0) tell(said.damaged(damaged.length));
  if (lacksSettings) tell(said.unreadable);
}

/** Says each thing once. */
function teller(lab: LabStore): (notice: Said) => void {
  const told = new Set<string>();
  return (notice) => {
    if (told.has(notice.text)) return;
    told.add(notice.text);
    lab.actions.say(notice);
  };
}
