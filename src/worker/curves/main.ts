import { createBirpc } from 'birpc';
import { CurveShelf } from '../../core/curves/curveShelf';
import { packErrors, unpackErrors } from '../../protocol/channel';
import type { CurveCalls } from '../../protocol/curves';

declare const self: DedicatedWorkerGlobalScope;

const shelf = new CurveShelf();

const calls: CurveCalls = {
  keep: async (runId, columns) => shelf.keep(runId, columns),
  draw: async (runId, view) => shelf.draw(runId, view),
};

createBirpc<object, CurveCalls>(calls, {
  post: (message) => self.postMessage(message),
  on: (listener) => {
    self.onmessage = ({ data }) => listener(data);
  },
  serialize: packErrors,
  deserialize: unpackErrors,
  timeout: -1,
});
