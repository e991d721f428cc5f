import type { PrivateFiles } from './privateFiles';

/** Returns private files that last as long as the page: for a browser that keeps none, and for tests. */
export function createMemoryFiles(): PrivateFiles {
  const folders = new Map<string, Map<string, Uint8Array<ArrayBuffer>>>();
  return {
    read: async (folder, name) => folders.get(folder)?.get(name) ?? null,
    write: async (folder, name, bytes) => {
      const files = folders.get(folder) ?? new Map();
      folders.set(folder, files.set(name, bytes));
    },
    remove: async (folder) => void folders.delete(folder),
  };
}
