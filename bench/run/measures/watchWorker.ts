import type { Worker } from '@playwright/test';

/** A read of GPU memory, or a report of new points up to a step. */
export type WorkerEvent =
  | { readonly kind: 'readback' }
  | { readonly kind: 'points'; readonly step: number };

declare global {
  var benchEvents: WorkerEvent[];
}

/** Begins to note what the lab's worker reads back and reports; to be called before it trains. */
export function watchWorker(worker: Worker): Promise<void> {
  return worker.evaluate(() => {
    globalThis.benchEvents = [];
    if (typeof GPUBuffer !== 'undefined') {
      const { mapAsync } = GPUBuffer.prototype;
      GPUBuffer.prototype.mapAsync = function (...args) {
        globalThis.benchEvents.push({ kind: 'readback' });
        return mapAsync.apply(this, args);
      };
    }
    const post = globalThis.postMessage.bind(globalThis);
    globalThis.postMessage = (message: unknown) => {
      // The arguments of a remote call are in `a`; the event of new points carries them in `train`.
      const call = message as { a?: { kind?: string; train?: { step: number }[] }[] };
      const event = call.a?.[0];
      const last = event?.kind === 'points' ? event.train?.at(-1) : undefined;
      if (last) globalThis.benchEvents.push({ kind: 'points', step: last.step + 1 });
      post(message);
    };
  });
}

/** Returns everything noted since. */
export const workerEvents = (worker: Worker): Promise<WorkerEvent[]> =>
  worker.evaluate(() => globalThis.benchEvents);
