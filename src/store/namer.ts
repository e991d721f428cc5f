import type { Method, RunPlan } from '../core/run';
import type { Draft } from './draft';

/** Gives every plan an id of its own. */
export interface Namer {
  (wanted: Draft): RunPlan;
  /** Keeps ids from being given to other runs. */
  reserve(runIds: Iterable<string>): void;
}

/** Returns a namer that counts the runs of each method: `qat-2`. */
export function createNamer(): Namer {
  const counts = new Map<Method, number>();
  const taken = new Set<string>();

  function nextId(method: Method): string {
    const count = (counts.get(method) ?? 0) + 1;
    counts.set(method, count);
    const runId = `${method}-${count}`;
    return taken.has(runId) ? nextId(method) : runId;
  }

  const name = (wanted: Draft): RunPlan => ({ runId: nextId(wanted.method), ...wanted });
  return Object.assign(name, {
    reserve(runIds: Iterable<string>) {
      for (const runId of runIds) taken.add(runId);
    },
  });
}
