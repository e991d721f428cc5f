import { createBirpc } from 'birpc';
import { LabError } from '../core/errors';
import { packErrors, unpackErrors } from '../protocol/channel';
import type { LabEvent, PageCalls, WorkerCalls } from '../protocol/protocol';
import { createCurvesClient } from './curvesClient';
import { createInstaller } from './installer';
import type { LabClient } from './labClient';

/** Starts the worker and returns a client for it, which starts that of the curves when it is wanted. */
export function createWorkerClient(): LabClient {
  const curves = createCurvesClient();
  const installer = createInstaller();
  const listeners = new Set<(event: LabEvent) => void>();
  let findNetwork: PageCalls['network'] = async () => null;
  const tell = (event: LabEvent) => {
    for (const listener of listeners) listener(event);
  };
  const page: PageCalls = { emit: tell, network: (runId) => findNetwork(runId) };
  const start = () =>
    startWorker(page, (why) => tell({ kind: 'device-lost', reason: stoppedBecause(why) }));
  let running: ReturnType<typeof startWorker> | null = start();
  /** Started when it is wanted: one that cannot start is not tried again and again. */
  const current = () => {
    running ??= start();
    return running;
  };
  return {
    open: (choice) => current().rpc.open(choice),
    run: (plan, from) => current().rpc.run(plan, from),
    steer: (runId, command) => current().rpc.steer(runId, command),
    changeRate: (runId, peak) => current().rpc.changeRate(runId, peak),
    findRate: (plan) => current().rpc.findRate(plan),
    verify: (plan, images) => current().rpc.verify(plan, images),
    exportCheckpoint: (runId) => current().rpc.exportCheckpoint(runId),
    keptDatasets: () => current().rpc.keptDatasets(),
    bringDataset: (id, files, seed) => current().rpc.bringDataset(id, files, seed),
    cancelBringing: () => current().rpc.cancelBringing(),
    removeDataset: (id) => current().rpc.removeDataset(id),
    keepImages: () => current().rpc.keepImages(),
    tensorCount: () => current().rpc.tensorCount(),
    get inspections() {
      return current().rpc;
    },
    curves,
    installer,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lendNetworks(find) {
      findNetwork = find;
    },
    restart(why) {
      running?.stop(why);
      running = null;
    },
    close() {
      running?.stop(new LabError('internal', stoppedBecause('it was closed'), 'Reload the page.'));
      curves.close();
    },
  };
}

/** A worker that computes; an error that nothing in it catches is told to `onCrash`. */
function startWorker(page: PageCalls, onCrash: (why: string) => void) {
  // The worker resolves data against the page's address, which it is told as its name.
  const worker = new Worker(new URL('../worker/main.ts', import.meta.url), {
    type: 'module',
    name: new URL('.', document.baseURI).href,
  });
  const rpc = createBirpc<WorkerCalls, PageCalls>(page, {
    post: (message) => worker.postMessage(message),
    on: (listener) => worker.addEventListener('message', ({ data }) => listener(data)),
    serialize: packErrors,
    deserialize: unpackErrors,
    timeout: -1,
  });
  // One breakdown can be reported several times, by the threads of the worker's own.
  worker.addEventListener('error', ({ message }) => onCrash(message), { once: true });
  return {
    rpc,
    /** Ends it; its calls that are not answered reject with `why`. */
    stop(why: LabError) {
      worker.terminate();
      rpc.$close(why);
    },
  };
}

const stoppedBecause = (why: string) => `the worker that computes has stopped (${why})`;
