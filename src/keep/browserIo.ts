import type { KeepIo } from './keepIo';
import { openShelf } from './shelf';

/** Returns what this browser has to keep a lab with. */
export function browserIo(): KeepIo {
  return {
    locks: navigator.locks ?? null,
    openShelf,
    // Firefox has learnt it of late.
    shelfNames: () =>
      'databases' in indexedDB
        ? indexedDB.databases().then((all) => all.flatMap(({ name }) => name ?? []))
        : null,
    persist: () => void navigator.storage?.persist?.().catch(() => undefined),
    tab: tabStorage(),
    onLeaving(act) {
      addEventListener('pagehide', act);
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'hidden') act();
      });
    },
  };
}

/** The getter itself throws where a person has forbidden storage. */
function tabStorage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
