import { createBirpc } from 'birpc';
import { LabError } from '../core/errors';
import { packErrors, unpackErrors } from '../protocol/channel';
import type { LabEvent, PageCalls, WorkerCalls } from '../protocol/protocol';
import { createCurvesClient } from './curvesClient';
import { createInstaller } from './installer';
import type { LabClient } from './labClient';

/** Starts the worker and returns a client for it, which starts that of the curves when it is wanted. */
export function createWorkerClient(): LabClient {
  // The worker resolves data against the page's address, which it is told as its name.
  const worker = new Worker(new URL('../worker/main.ts', import.meta.url), {
    type: 'module',
    name: new URL('.', document.baseURI).href,
  });
  const curves = createCurvesClient();
  const listeners = new Set<(event: LabEvent) => void>();
  const page: PageCalls = {
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
  const rpc = createBirpc<WorkerCalls, PageCalls>(page, {
    post: (message) => worker.postMessage(message),
    on: (listener) => worker.addEventListener('message', ({ data }) => listener(data)),
    serialize: packErrors,
    deserialize: unpackErrors,
    timeout: -1,
  });
  worker.addEventListener('error', (event) => rpc.$close(crashed(event.message)));
  return {
    open: (choice) => rpc.open(choice),
    run: (plan) => rpc.run(plan),
    steer: (runId, command) => rpc.steer(runId, command),
    changeRate: (runId, peak) => rpc.changeRate(runId, peak),
    findRate: (plan) => rpc.findRate(plan),
    verify: (plan, images) => rpc.verify(plan, images),
    exportCheckpoint: (runId) => rpc.exportCheckpoint(runId),
    keptDatasets: () => rpc.keptDatasets(),
    bringDataset: (id, files) => rpc.bringDataset(id, files),
    cancelBringing: () => rpc.cancelBringing(),
    removeDataset: (id) => rpc.removeDataset(id),
    keepImages: () => rpc.keepImages(),
    tensorCount: () => rpc.tensorCount(),
    inspections: rpc,
    curves,
    installer: createInstaller(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      worker.terminate();
      curves.close();
      rpc.$close(crashed('the worker was stopped'));
    },
  };
}

function crashed(why: string): LabError {
  return new LabError(
    'internal',
    `The worker that computes has stopped: ${why}.`,
    'Reload the page to start it again.',
  );
}
