type File = Uint8Array<ArrayBuffer>;

/**
 * Files of the networks that training runs ended with, for a worker that is started anew. They stay
 * here until somebody keeps them elsewhere.
 */
export interface NetworkFiles {
  put(runId: string, file: File): void;
  find(runId: string): Promise<File | null>;
  /** Says where those are that are kept elsewhere. */
  lookIn(find: (runId: string) => Promise<File | null>): void;
  /** Forgets files here, because they are kept elsewhere or wanted no more. */
  release(runIds: readonly string[]): void;
  /** Calls `listener` with every file that is put here; those that are here already first. */
  subscribe(listener: (runId: string, file: File) => void): () => void;
}

export function createNetworkFiles(): NetworkFiles {
  const files = new Map<string, File>();
  const listeners = new Set<(runId: string, file: File) => void>();
  let elsewhere: (runId: string) => Promise<File | null> = async () => null;
  return {
    put(runId, file) {
      files.set(runId, file);
      for (const listener of listeners) listener(runId, file);
    },
    find: async (runId) => files.get(runId) ?? elsewhere(runId),
    lookIn(find) {
      elsewhere = find;
    },
    release(runIds) {
      for (const runId of runIds) files.delete(runId);
    },
    subscribe(listener) {
      for (const [runId, file] of files) listener(runId, file);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
