import { createBirpc } from 'birpc';
import { LabError } from '../core/errors';
import { packErrors, unpackErrors } from '../protocol/channel';
import type { CurveCalls } from '../protocol/curves';

/** The worker that prepares curves, started by the first call and anew after it broke down. */
export interface CurvesClient extends CurveCalls {
  close(): void;
}

export function createCurvesClient(): CurvesClient {
  let running: CurvesClient | null = null;
  const stop = () => {
    running?.close();
    running = null;
  };
  const started = () => {
    running ??= startWorker(stop);
    return running;
  };
  return {
    keep: (runId, columns) => started().keep(runId, columns),
    draw: (runId, view) => started().draw(runId, view),
    close: stop,
  };
}

function startWorker(onError: () => void): CurvesClient {
  const worker = new Worker(new URL('../worker/curves/main.ts', import.meta.url), {
    type: 'module',
  });
  const rpc = createBirpc<CurveCalls>(
    {},
    {
      post: (message) => worker.postMessage(message),
      on: (listener) => worker.addEventListener('message', ({ data }) => listener(data)),
      serialize: packErrors,
      deserialize: unpackErrors,
      timeout: -1,
    },
  );
  worker.addEventListener('error', onError);
  return {
    keep: (runId, columns) => rpc.keep(runId, columns),
    draw: (runId, view) => rpc.draw(runId, view),
    close() {
      worker.terminate();
      rpc.$close(stopped());
    },
  };
}

function stopped(): LabError {
  return new LabError(
    'internal',
    'The worker that prepares curves has stopped.',
    'Reload the page if the curves stay away.',
  );
}
