import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, chromium, type JSHandle, type Page } from '@playwright/test';
import { chromiumArgs, ensureBrowser } from '../../scripts/browser';
import { root } from '../../scripts/root';
import { startServer } from '../../scripts/server';
import type { BenchPage } from '../page/main';

const folder = join(root, 'bench/page/dist');

/** WebGL without a GPU must be asked for in newer versions. */
const benchArgs = [...chromiumArgs, '--enable-unsafe-swiftshader'];

/** The bench's page, open in a browser without a window. */
export interface OpenBench {
  readonly browser: Browser;
  readonly bench: JSHandle<BenchPage>;
  /** Address of the lab's own page, built from the same sources, with a closing slash. */
  readonly labUrl: string;
}

/** Builds, serves and opens the bench, and closes everything once `use` is through. */
export async function withBench<T>(use: (open: OpenBench) => Promise<T>): Promise<T> {
  build();
  const executablePath = ensureBrowser();
  const server = await startServer(undefined, folder);
  let browser: Browser | null = null;
  try {
    browser = await chromium.launch({ executablePath, args: benchArgs });
    const page = await browser.newPage();
    report(page);
    await page.goto(`${server.url}bench/page/`);
    const bench = await page.evaluateHandle(() => {
      if (!globalThis.bench) throw new Error('the page has no bench');
      return globalThis.bench;
    });
    return await use({ browser, bench, labUrl: server.url });
  } finally {
    await browser?.close();
    await server.stop();
  }
}

function build(): void {
  const args = ['vite', 'build', '-c', 'bench/page/vite.config.ts', '--logLevel', 'error'];
  execFileSync('npx', args, { cwd: root, stdio: 'inherit' });
}

function report(page: Page): void {
  page.on('pageerror', (error) => console.error(`the page failed: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(`the page says: ${message.text()}`);
  });
}
