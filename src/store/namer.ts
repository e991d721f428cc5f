import type { Method, RunPlan } from '../core/run';
import type { Draft } from './plans';

/** Gives every plan an id of its own. */
export type Namer = (wanted: Draft) => RunPlan;

/** Returns a namer that counts the runs of each method: `qat-2`. */
export function createNamer(): Namer {
  const counts = new Map<Method, number>();
  return (wanted) => {
    const count = (counts.get(wanted.method) ?? 0) + 1;
    counts.set(wanted.method, count);
    return { runId: `${wanted.method}-${count}`, ...wanted };
  };
}
