import type { KeepIo } from '../keepIo';
import { openShelf } from '../shelf';

/** A browser for tests, with as many tabs as are opened. */
export interface FakeBrowser {
  /** Returns what a page of a tab has; closing it lets go of its locks, as a reload does. */
  page(tab?: FakeTab): FakePage;
}

export interface FakePage {
  readonly io: KeepIo;
  close(): void;
}

/** What a tab remembers over a reload. */
export type FakeTab = Map<string, string>;

/** Returns a browser whose pages keep each other out, as the Web Locks of one do. */
export function createFakeBrowser(): FakeBrowser {
  const held = new Set<string>();
  return {
    page(tab = new Map()) {
      const own = new Set<string>();
      return {
        io: {
          locks: locksOf(held, own),
          openShelf,
          shelfNames: () => null,
          persist: () => undefined,
          tab: {
            getItem: (key) => tab.get(key) ?? null,
            setItem: (key, value) => void tab.set(key, value),
          },
          onLeaving: () => undefined,
        },
        close() {
          for (const name of own) held.delete(name);
        },
      };
    },
  };
}

/** As much of Web Locks as the lab uses: a lock that is taken is refused at once. */
function locksOf(held: Set<string>, own: Set<string>): KeepIo['locks'] {
  const request = async (name: string, _: LockOptions, use: LockGrantedCallback<unknown>) => {
    if (held.has(name)) return use(null);
    held.add(name);
    own.add(name);
    const result = await use({ name, mode: 'exclusive' });
    // Whoever has closed the page meanwhile has let go of it.
    if (own.delete(name)) held.delete(name);
    return result;
  };
  return { request } as KeepIo['locks'];
}
