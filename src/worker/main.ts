import { createBirpc } from 'birpc';
import { openPrivateFiles } from '../data/kept/privateFiles';
import type { PageCalls, WorkerCalls } from '../protocol/protocol';
import { browserDecoder } from './decodeImage';
import { createLab } from './lab';
import { pageChannel } from './pageChannel';

declare const self: DedicatedWorkerGlobalScope;

// The page passes its own address as the worker's name: data lie beside the page, not the script.
const io = {
  fetch: (url: string, init?: RequestInit) => fetch(url, init),
  caches: 'caches' in self ? caches : null,
  baseUrl: self.name,
  files: openPrivateFiles(self.navigator.storage),
  decode: browserDecoder(),
  digest: self.crypto?.subtle
    ? (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', bytes)
    : null,
};

const lab = createLab(
  io,
  (event) => void page.emit.asEvent(event),
  () => performance.now(),
  (runId) => page.network(runId),
);

const page = createBirpc<PageCalls, WorkerCalls>(lab, pageChannel(self));
