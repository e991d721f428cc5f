import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { sendArchive } from './archives';
import { workerPolicy } from './policy';
import { root } from './root';

/** Cross-origin isolation lets the WASM backend use threads. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export const defaultPort = 4173;

const portsToTry = 50;

export interface RunningServer {
  /** Address of the page, with a closing slash. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves a built page on localhost, at the next free port when that one is taken. */
export async function startServer(
  firstPort = defaultPort,
  folder = join(root, 'dist'),
): Promise<RunningServer> {
  for (let port = firstPort; port < firstPort + portsToTry; port++) {
    const server = createServer(listener(folder));
    if (await listens(server, port)) {
      return { url: `http://localhost:${port}/`, stop: () => stop(server) };
    }
  }
  throw new Error(`ports ${firstPort} to ${firstPort + portsToTry - 1} are all taken`);
}

function listener(folder: string): RequestListener {
  // `dev` reads the folder at every request, so that a page built anew is served at once.
  const files = sirv(folder, { dev: true, etag: true, setHeaders: setPolicy });
  return (request, response) => {
    for (const [name, value] of Object.entries(isolation)) response.setHeader(name, value);
    if (!sendArchive(folder, request, response)) files(request, response);
  };
}

/** The page brings its policy along; a worker's is what comes with its script. */
function setPolicy(response: ServerResponse, path: string): void {
  if (path.endsWith('.js')) response.setHeader('Content-Security-Policy', workerPolicy);
}

/** Resolves to false when the port is taken. */
function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
