import type { Shelf } from './shelf';

/** What keeping needs of a browser. */
export interface KeepIo {
  /** Null where the browser has none. */
  readonly locks: Pick<LockManager, 'request'> | null;
  /** Rejects where the browser keeps nothing. */
  openShelf(name: string, onLost: () => void): Promise<Shelf>;
  /** Names of the shelves that exist; null where the browser does not tell. */
  shelfNames(): Promise<readonly string[]> | null;
  /** What this tab remembers over a reload. */
  readonly tab: Pick<Storage, 'getItem' | 'setItem'> | null;
  /** Asks the browser not to clear what is kept when room gets short. */
  persist(): void;
  /** Calls `act` when the page may be about to go. */
  onLeaving(act: () => void): void;
}

/** How a lab is brought back. */
export interface KeepOptions {
  /** False where a link has settings of its own, which are not to be replaced by those that were kept. */
  readonly restoresSettings: boolean;
}
