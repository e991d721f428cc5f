import type { Checkpoint } from '../protocol/protocol';

/** The latest checkpoints of runs that are not finished. They are bytes, and so no part of the state. */
export interface Checkpoints {
  /** Null for a run that has none. */
  of(runId: string): Checkpoint | null;
  put(runId: string, checkpoint: Checkpoint): void;
  drop(runId: string): void;
  /** Calls `listener` with every change until the returned function is called. */
  subscribe(listener: (runId: string, checkpoint: Checkpoint | null) => void): () => void;
}

export function createCheckpoints(): Checkpoints {
  const latest = new Map<string, Checkpoint>();
  const listeners = new Set<(runId: string, checkpoint: Checkpoint | null) => void>();
  const tell = (runId: string, checkpoint: Checkpoint | null) => {
    for (const listener of listeners) listener(runId, checkpoint);
  };
  return {
    of: (runId) => latest.get(runId) ?? null,
    put(runId, checkpoint) {
      latest.set(runId, checkpoint);
      tell(runId, checkpoint);
    },
    drop(runId) {
      if (latest.delete(runId)) tell(runId, null);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
