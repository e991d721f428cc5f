import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream';

/**
 * Sends a `.gz` file of `folder` as it lies there; returns false when the request is for none.
 * Left to itself, the file server would announce it as a compressed form of another file.
 */
export function sendArchive(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const path = archivePath(folder, request.url ?? '/');
  const found = path === null ? undefined : statSync(path, { throwIfNoEntry: false });
  if (path === null || !found?.isFile()) return false;
  response.setHeader('Content-Type', 'application/gzip');
  response.setHeader('Content-Length', found.size);
  response.setHeader('Cache-Control', 'no-cache');
  if (request.method === 'HEAD') response.end();
  else pipeline(createReadStream(path), response, () => {});
  return true;
}

function archivePath(folder: string, url: string): string | null {
  const [pathname = ''] = url.split('?');
  if (!pathname.endsWith('.gz')) return null;
  const path = normalize(join(folder, pathname));
  return path.startsWith(normalize(folder + sep)) ? path : null;
}
