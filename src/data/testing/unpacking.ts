import type { PlacedFile, Unpacking } from '../brought/broughtDataset';

/** Returns what unpacking works with where a test cares for none of it, or for `parts` alone. */
export function unpacking(parts: Partial<Unpacking> = {}): Unpacking {
  const { signal } = new AbortController();
  return { digest: null, decode: null, seed: 42, signal, onBytes: () => {}, ...parts };
}

/** Returns files as they are chosen one by one, in no folder. */
export const placed = (files: readonly File[]): PlacedFile<File>[] =>
  files.map((file) => ({ path: file.name, file }));
