import { Workbox } from 'workbox-window';

/** Keeps the page's own files in the browser, and minds which version of them is used. */
export interface Installer {
  /**
   * Keeps the page's files, so that it opens without a network. Rejects where the browser has no
   * service workers or refuses them. `onNewVersion` is called when another version can be loaded.
   */
  install(onNewVersion: () => void): Promise<void>;
  /** Says whether this tab is at work. */
  setBusy(busy: boolean): void;
  /** Loads the new version; returns false when another tab is at work, which it would disturb. */
  loadNewVersion(): Promise<boolean>;
}

/** Every tab at work shares this lock; a new version needs it alone. */
const lockName = () => `quantlab-at-work ${new URL('.', document.baseURI).pathname}`;

export function createInstaller(): Installer {
  const workbox = new Workbox(new URL('sw.js', document.baseURI).href);
  const work = createWorkLock();
  let loading = false;
  const load = () => {
    loading = true;
    return replaceVersion(workbox);
  };
  return {
    async install(onNewVersion) {
      if (!('serviceWorker' in navigator)) throw new Error('there are no service workers here');
      workbox.addEventListener('waiting', onNewVersion);
      workbox.addEventListener('controlling', () => {
        if (loading) location.reload();
        // Another tab has loaded it: this one goes on with its own until somebody asks.
        else onNewVersion();
      });
      await workbox.register();
      addEventListener('visibilitychange', () => void lookForUpdate(workbox));
      await navigator.serviceWorker.ready;
    },
    setBusy: (busy) => (busy ? work.hold() : work.release()),
    loadNewVersion: () =>
      navigator.locks.request(lockName(), { ifAvailable: true }, async (lock) => {
        if (lock !== null) await load();
        return lock !== null;
      }),
  };
}

/** Makes the version that waits the one in use; the page follows when it is. */
async function replaceVersion(workbox: Workbox): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration?.waiting) workbox.messageSkipWaiting();
  else location.reload();
}

async function lookForUpdate(workbox: Workbox): Promise<void> {
  // Without a network there is none.
  if (document.visibilityState === 'visible') await workbox.update().catch(() => undefined);
}

function createWorkLock() {
  let release: (() => void) | null = null;
  return {
    hold() {
      if (release !== null || !('locks' in navigator)) return;
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      void navigator.locks.request(lockName(), { mode: 'shared' }, () => released);
    },
    release() {
      release?.();
      release = null;
    },
  };
}
