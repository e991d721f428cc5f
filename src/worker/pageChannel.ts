import { packErrors, unpackErrors } from '../protocol/channel';

/** Returns how a worker's end of the RPC library reaches the page. */
export const pageChannel = (scope: DedicatedWorkerGlobalScope) => ({
  post: (message: unknown) => scope.postMessage(message),
  on: (listener: (message: unknown) => void) => {
    scope.onmessage = ({ data }) => listener(data);
  },
  serialize: packErrors,
  deserialize: unpackErrors,
  timeout: -1,
});
