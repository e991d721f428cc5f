import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/root';
import { type RunningServer, startServer } from '../scripts/server';

const firstPort = 4300;

/** The built page in a subfolder of a host of its own, which can be stopped and changed. */
export interface CopiedSite {
  /** Address of the page, with a closing slash. */
  readonly address: string;
  /** Publishes another version of the page, under this title. */
  publish(title: string): void;
  stop(): Promise<void>;
  remove(): Promise<void>;
}

export async function copySite(): Promise<CopiedSite> {
  const folder = mkdtempSync(join(tmpdir(), 'quantlab-site-'));
  cpSync(join(root, 'dist'), join(folder, 'lab'), { recursive: true });
  const server: RunningServer = await startServer(firstPort, folder);
  let running = true;
  const stop = async () => {
    if (running) await server.stop();
    running = false;
  };
  return {
    address: `${server.url}lab/`,
    publish: (title) => publish(join(folder, 'lab'), title),
    stop,
    async remove() {
      await stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** What a build with another title would change: the page, and its revision in the service worker. */
function publish(site: string, title: string): void {
  change(join(site, 'index.html'), /<title>.*?<\/title>/, `<title>${title}</title>`);
  change(
    join(site, 'sw.js'),
    /(\{url:"index\.html",revision:)"[^"]*"|(\{revision:)"[^"]*"(,url:"index\.html")/,
    `$1$2"${title.toLowerCase().replaceAll(' ', '-')}"$3`,
  );
}

function change(path: string, what: RegExp, into: string): void {
  const before = readFileSync(path, 'utf8');
  const after = before.replace(what, into);
  if (after === before) throw new Error(`${path} has nothing like ${what}`);
  writeFileSync(path, after);
}
