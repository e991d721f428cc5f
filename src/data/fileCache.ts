import type { DataIo } from './download';

const prefix = 'quantlab-data-';

/** Change the number when a file changes its content under the same path. */
const cacheName = `${prefix}1`;

/** Where verified files are kept between visits. A browser that refuses to keep them is not an error. */
export interface FileCache {
  /** Returns the kept bytes, or null when there are none. */
  get(path: string): Promise<Uint8Array<ArrayBuffer> | null>;
  has(path: string): Promise<boolean>;
  put(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  remove(path: string): Promise<void>;
}

const nothingKept: FileCache = {
  get: async () => null,
  has: async () => false,
  put: async () => {},
  remove: async () => {},
};

/** Returns the browser's Cache Storage as a file cache, or one that keeps nothing. */
export function openFileCache({ caches, baseUrl }: Pick<DataIo, 'caches' | 'baseUrl'>): FileCache {
  if (caches === null) return nothingKept;
  const urlOf = (path: string) => new URL(path, baseUrl).href;
  const opened = once(async () => {
    await removeOldVersions(caches);
    return caches.open(cacheName);
  });
  const find = (path: string) => attempt(async () => (await opened()).match(urlOf(path)));
  return {
    async get(path) {
      const kept = await find(path);
      return kept ? new Uint8Array(await kept.arrayBuffer()) : null;
    },
    has: async (path) => Boolean(await find(path)),
    async put(path, bytes) {
      await attempt(async () => (await opened()).put(urlOf(path), new Response(bytes)));
    },
    async remove(path) {
      await attempt(async () => (await opened()).delete(urlOf(path)));
    },
  };
}

async function removeOldVersions(caches: CacheStorage): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Private windows and full disks make Cache Storage throw; the lab then works without it. */
async function attempt<T>(action: () => Promise<T>): Promise<T | null> {
  try {
    return await action();
  } catch {
    return null;
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
