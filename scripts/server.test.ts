import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from './server';

const archive = gzipSync('pixels');
const folder = mkdtempSync(join(tmpdir(), 'quantlab-server-'));
const firstPort = 47_310;
let server: RunningServer;

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(folder, 'data.gz'), archive);
  writeFileSync(join(folder, 'main.js'), 'export {};');
  server = await startServer(firstPort, folder);
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const get = (path: string, method = 'GET') => fetch(new URL(path, server.url), { method });

describe('startServer', () => {
  it('serves the page, isolated so that it may use threads', async () => {
    const { status, headers } = await get('?backend=wasm');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/html');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  });

  it('gives scripts the policy that workers take from them', async () => {
    const policy = (await get('main.js')).headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval' blob:");
    expect((await get('')).headers.get('content-security-policy')).toBeNull();
  });

  it('sends an archive as it is, and says how long it is', async () => {
    const response = await get('data.gz');
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('content-length')).toBe(String(archive.length));
    expect(Buffer.from(await response.arrayBuffer())).toEqual(archive);
    expect((await get('data.gz', 'HEAD')).status).toBe(200);
  });

  it.each(['missing.gz', 'missing.js', '..%2f..%2fetc%2fpasswd', '%2e%2e/%2e%2e/data.gz.gz'])(
    'has no %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it('takes the next port when the first is taken', async () => {
    const second = await startServer(Number(new URL(server.url).port), folder);
    expect(second.url).not.toBe(server.url);
    expect((await fetch(second.url)).status).toBe(200);
    await second.stop();
  });
});
