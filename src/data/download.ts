import { LabError } from '../core/errors';
import type { DecodeImage } from './brought/broughtDataset';
import type { Digest } from './checksum';
import type { OnBytes } from './dataset';
import type { PrivateFiles } from './kept/privateFiles';

/** What the data layer needs of the outside, so that tests can stand in for it. */
export interface DataIo {
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  /** Null where the browser has none, which is outside https and localhost. */
  readonly caches: CacheStorage | null;
  /** Address of the page; data files are found relative to it. */
  readonly baseUrl: string;
  /** Null where the browser has none, which is outside https and localhost. */
  readonly digest: Digest | null;
  /** Null where the browser has none, which is outside https and localhost. */
  readonly files: PrivateFiles | null;
  /** Null where the browser decodes none in a worker. */
  readonly decode: DecodeImage | null;
}

/**
 * Returns the bytes of a file, as the server sends them.
 *
 * Throws: `data-missing` when the file cannot be had, `data-truncated` when the connection breaks.
 */
export async function download(
  io: DataIo,
  path: string,
  what: string,
  onBytes: OnBytes = () => {},
  cacheMode: RequestCache = 'default',
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await request(io, path, what, cacheMode);
  return readBody(response, onBytes).catch(() => {
    throw brokenOff(what);
  });
}

/**
 * Returns the server's answer to a request for a file, its body not read yet.
 *
 * Throws: `data-missing` when the file cannot be had.
 */
export async function request(
  io: DataIo,
  path: string,
  what: string,
  cacheMode: RequestCache = 'default',
): Promise<Response> {
  const url = new URL(path, io.baseUrl).href;
  const response = await io.fetch(url, { cache: cacheMode }).catch(() => {
    throw missing(what, url, 'the server cannot be reached');
  });
  if (!response.ok) throw missing(what, url, `the server answered ${response.status}`);
  // Development servers and some hosts answer with the page itself where a file is missing.
  if (response.headers.get('content-type')?.startsWith('text/html')) {
    throw missing(what, url, 'the server answered with a page instead');
  }
  return response;
}

async function readBody(response: Response, onBytes: OnBytes): Promise<Uint8Array<ArrayBuffer>> {
  const totalBytes = announcedLength(response.headers);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let loadedBytes = 0;
  onBytes(0, totalBytes);
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array(await response.arrayBuffer());
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    chunks.push(chunk.value);
    loadedBytes += chunk.value.length;
    onBytes(loadedBytes, totalBytes);
  }
  return joined(chunks, loadedBytes);
}

/** Returns the length the server announces, or null where it counts other bytes than arrive. */
function announcedLength(headers: Headers): number | null {
  const length = Number(headers.get('content-length') ?? Number.NaN);
  return Number.isFinite(length) && !headers.has('content-encoding') ? length : null;
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

const missing = (what: string, url: string, why: string) =>
  new LabError(
    'data-missing',
    `The file of ${what} could not be loaded: ${why} (${url}).`,
    'Check the connection and that the file is there, then try again.',
  );

const brokenOff = (what: string) =>
  new LabError(
    'data-truncated',
    `The connection broke while the file of ${what} was loading.`,
    'Check the connection, then try again.',
  );
