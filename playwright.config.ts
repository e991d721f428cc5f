import { defineConfig } from '@playwright/test';
import type { LabOptions } from './e2e/lab';
import { chromiumArgs, ensureBrowser } from './scripts/browser';

// Found once, then handed down to the processes that Playwright starts.
process.env.CHROMIUM_PATH ??= ensureBrowser();

const screenshots = process.env.UPDATE_SCREENSHOTS === '1';

export default defineConfig<LabOptions>({
  testDir: 'e2e',
  outputDir: 'test-results/page',
  globalSetup: './e2e/serve.ts',
  // Pages wait for each other's cores less than they leave them idle.
  workers: 2,
  timeout: 420_000,
  expect: { timeout: 60_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list'], ['json', { outputFile: 'results/page.json' }]],
  use: {
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: [...chromiumArgs] },
    // A page that installs itself fetches all images in the background: for tests of that alone.
    serviceWorkers: 'block',
    // Not a trace: recording one takes time of the page's thread, which is measured.
    screenshot: 'only-on-failure',
  },
  projects: screenshots
    ? [{ name: 'screenshots', testMatch: '*.shots.ts', use: { backend: 'wasm' } }]
    : [
        {
          name: 'wasm',
          testMatch: '*.spec.ts',
          testIgnore: 'webgpu.spec.ts',
          use: { backend: 'wasm' },
        },
        {
          name: 'webgpu',
          testMatch: ['webgpu.spec.ts', 'policy.spec.ts'],
          use: { backend: 'webgpu' },
        },
      ],
});
