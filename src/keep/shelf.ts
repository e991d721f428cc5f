import { openDB } from 'idb';

/** What a lab keeps: its settings and table, its runs, and what belongs to a run by its id. */
export const kinds = ['lab', 'runs', 'curves', 'checkpoints', 'networks'] as const;

export type Kind = (typeof kinds)[number];

/** A record to put in the place of what is kept under its kind and id; `undefined` removes it. */
export interface Change {
  readonly kind: Kind;
  readonly id: string;
  readonly value: unknown;
}

/** Where the records of one lab lie. Every promise may reject with what the browser says. */
export interface Shelf {
  readonly name: string;
  /** Returns the records of a kind as they are found, by id. */
  all(kind: Kind): Promise<ReadonlyMap<string, unknown>>;
  ids(kind: Kind): Promise<readonly string[]>;
  get(kind: Kind, id: string): Promise<unknown>;
  /** Makes all of the changes, or none. */
  write(changes: readonly Change[]): Promise<void>;
  /** Removes every record. */
  clear(): Promise<void>;
  close(): void;
}

/** Raise it when kinds are added; what records hold has a version of its own, in `migrate.ts`. */
const databaseVersion = 1;

/**
 * Opens the database of that name. `onLost` is called when the browser takes it away, as when a
 * person clears the data of the site.
 */
export async function openShelf(name: string, onLost: () => void): Promise<Shelf> {
  const database = await openDB(name, databaseVersion, {
    upgrade(opened) {
      for (const kind of kinds) {
        if (!opened.objectStoreNames.contains(kind)) opened.createObjectStore(kind);
      }
    },
    // A newer version of the page wants to change the database: it may.
    blocking: () => {
      database.close();
      onLost();
    },
    terminated: onLost,
  });
  return {
    name,
    async all(kind) {
      const transaction = database.transaction(kind);
      const [ids, records] = await Promise.all([
        transaction.store.getAllKeys(),
        transaction.store.getAll(),
      ]);
      return new Map(ids.map((id, index) => [String(id), records[index]]));
    },
    ids: async (kind) => (await database.getAllKeys(kind)).map(String),
    get: (kind, id) => database.get(kind, id),
    async write(changes) {
      if (changes.length === 0) return;
      const transaction = database.transaction(kinds, 'readwrite');
      const requests = changes.map(({ kind, id, value }) => {
        const store = transaction.objectStore(kind);
        return value === undefined ? store.delete(id) : store.put(value, id);
      });
      await Promise.all([...requests, transaction.done]);
    },
    async clear() {
      const transaction = database.transaction(kinds, 'readwrite');
      const requests = kinds.map((kind) => transaction.objectStore(kind).clear());
      await Promise.all([...requests, transaction.done]);
    },
    close: () => database.close(),
  };
}
