/** Labs that a browser keeps side by side, one for each tab that is open at the same time. */
const slotCount = 8;

/** As long as the page that a reload replaces may take to let go of its lab. */
const ownWaitMs = 1_500;

const prefix = 'quantlab-';

export const slotNames: readonly string[] = Array.from(
  { length: slotCount },
  (_, index) => `${prefix}${index + 1}`,
);

/** A lab that this tab has for itself until it is released, or the tab is closed. */
export interface Slot {
  readonly name: string;
  release(): void;
}

type Locks = Pick<LockManager, 'request'>;

/** Returns the lock of that name; null when another tab has it, at the end of `waitMs`. */
export function takeSlot(locks: Locks, name: string, waitMs = 0): Promise<Slot | null> {
  return new Promise((resolve, reject) => {
    const hold = (lock: Lock | null): Promise<void> | undefined => {
      if (!lock) {
        resolve(null);
        return undefined;
      }
      return new Promise((release) => resolve({ name, release }));
    };
    const options: LockOptions =
      waitMs > 0 ? { signal: AbortSignal.timeout(waitMs) } : { ifAvailable: true };
    locks.request(name, options, hold).catch((error: unknown) => {
      if (waitMs > 0) resolve(null);
      else reject(error);
    });
  });
}

/** Does `act` with every other slot that no tab has, one after another. */
export async function withFreeSlots(
  locks: Locks,
  own: string,
  act: (name: string) => Promise<void>,
): Promise<void> {
  for (const name of slotNames.filter((other) => other !== own)) {
    const slot = await takeSlot(locks, name);
    if (!slot) continue;
    try {
      await act(name);
    } finally {
      slot.release();
    }
  }
}

/** Returns the slot that this tab had before it was reloaded, or the first that is free; null when none is. */
export async function takeFirstSlot(locks: Locks, own: string | null): Promise<Slot | null> {
  const kept = own !== null && slotNames.includes(own) && (await takeSlot(locks, own, ownWaitMs));
  if (kept) return kept;
  for (const name of slotNames) {
    const slot = await takeSlot(locks, name);
    if (slot) return slot;
  }
  return null;
}
