import { readFile } from 'node:fs/promises';
import type { DataIo } from '../download';

const publicFolder = new URL('../../../public/', import.meta.url);

/** Serves the shipped files from disk, as a static host would. */
export const shippedFiles: DataIo = {
  fetch: async (url: string) => new Response(await readFile(new URL(url))),
  caches: null,
  files: null,
  baseUrl: publicFolder.href,
  decode: null,
  digest: (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', bytes),
};
