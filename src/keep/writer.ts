import { keptPartsOf } from '../store/keptParts';
import type { LabStore } from '../store/labStore';
import { runById } from '../store/selectors';
import type { LabState } from '../store/state';
import { changesSince, curvesChange, type Written } from './changes';
import { recordVersion } from './migrate';
import { PendingChanges } from './pendingChanges';
import type { Change, Shelf } from './shelf';

/** Longest time that a change waits to be written. */
const waitMs = 250;

/** Writes a lab as it changes. */
export interface Writer {
  /** Writes what has changed, and returns whether it is kept. */
  flush(): Promise<boolean>;
  stop(): void;
}

/** Returns of a state what tells whether it has changed. */
export function writtenAs(state: LabState): Written {
  const { runs, deletions } = state;
  return { runs, deletions, ...keptPartsOf(state) };
}

/** Cheap, because it is asked with every frame; what has changed is worked out when it is written. */
function isWorthWriting(written: Written, state: LabState): boolean {
  const before = Object.values(written);
  return Object.values(writtenAs(state)).some((part, index) => part !== before[index]);
}

/** Without room for everything, what is small goes first: runs without their curves are runs all the same. */
const isSmall = ({ kind }: Change) => kind === 'lab' || kind === 'runs';

/**
 * Begins to keep `lab`, of which `kept` has been written. `onFailure` is told what the browser says
 * when it does not keep something; the next change tries again.
 */
export function startWriting(
  lab: LabStore,
  shelf: Shelf,
  kept: Written,
  onFailure: (error: unknown) => void,
): Writer {
  const pending = new PendingChanges();
  let written = kept;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let last: Promise<boolean> = Promise.resolve(true);

  async function writeNow(): Promise<boolean> {
    const state = lab.getState();
    const others = pending.take();
    const changes = [...changesSince(written, state), ...others];
    try {
      await shelf.write(changes);
      written = writtenAs(state);
      lab.networks.release(others.flatMap(({ kind, id }) => (kind === 'networks' ? [id] : [])));
      return true;
    } catch (error) {
      pending.putBack(others);
      onFailure(error);
      await shelf.write(changes.filter(isSmall)).catch(() => undefined);
      return false;
    }
  }

  function flush(): Promise<boolean> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    last = last.then(writeNow);
    return last;
  }

  const soon = () => {
    timer ??= setTimeout(() => void flush(), waitMs);
  };

  const stops = [
    lab.subscribe((state) => {
      if (isWorthWriting(written, state)) soon();
    }),
    lab.checkpoints.subscribe((id, checkpoint) => {
      const value = checkpoint ? { version: recordVersion, ...checkpoint } : undefined;
      const run = runById(lab.getState(), id);
      pending.put({ kind: 'checkpoints', id, value });
      // Curves reach as far as the checkpoint, and are kept with it or not at all.
      if (run && checkpoint) pending.put(curvesChange(run));
      soon();
    }),
    lab.networks.subscribe((id, file) => {
      pending.put({ kind: 'networks', id, value: { version: recordVersion, file } });
      soon();
    }),
  ];
  soon();

  return {
    flush,
    stop() {
      for (const stop of stops) stop();
      if (timer !== null) clearTimeout(timer);
    },
  };
}
