import type { DataIo } from './download';
import { createMemoryFiles } from './kept/memoryFiles';

type Bytes = Uint8Array<ArrayBuffer>;

/** A `DataIo` for tests: a host that sends what it is given, and a log of what was asked for. */
export interface TestIo extends DataIo {
  /** Files of the host, by path; a missing path answers 404. */
  readonly host: Map<string, Bytes | Response | Error>;
  /** Files of the browser's cache, by address. */
  readonly kept: Map<string, Bytes>;
  readonly requests: string[];
}

const baseUrl = 'http://lab.test/sub/';

/** Returns a host and a browser that know nothing but what the test tells them. */
export function createTestIo(files: Readonly<Record<string, Bytes | Response | Error>>): TestIo {
  const host = new Map(Object.entries(files));
  const kept = new Map<string, Bytes>();
  const requests: string[] = [];
  return {
    host,
    kept,
    requests,
    baseUrl,
    caches: cacheStorageOf(kept),
    files: createMemoryFiles(),
    decode: null,
    digest: (bytes) => crypto.subtle.digest('SHA-256', bytes),
    fetch: async (url) => {
      const path = url.replace(baseUrl, '');
      requests.push(path);
      const answer = host.get(path);
      if (answer instanceof Error) throw answer;
      if (answer instanceof Response) return answer;
      return answer ? new Response(answer) : new Response('gone', { status: 404 });
    },
  };
}

const address = (request: RequestInfo | URL) =>
  request instanceof Request ? request.url : String(request);

function cacheStorageOf(kept: Map<string, Bytes>): CacheStorage {
  const cache: Cache = {
    match: async (request) => {
      const bytes = kept.get(address(request));
      return bytes && new Response(bytes);
    },
    put: async (request, response) => {
      kept.set(address(request), new Uint8Array(await response.arrayBuffer()));
    },
    delete: async (request) => kept.delete(address(request)),
    add: async () => {},
    addAll: async () => {},
    keys: async () => [],
    matchAll: async () => [],
  };
  return {
    open: async () => cache,
    keys: async () => [],
    delete: async () => false,
    has: async () => true,
    match: cache.match,
  };
}
