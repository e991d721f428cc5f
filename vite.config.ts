import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { kernelsPlugin } from './scripts/kernels.ts';
import { offlinePlugin } from './scripts/offline.ts';
import { policyPlugin } from './scripts/policy.ts';

// Cross-origin isolation lets the WASM backend use threads.
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const onDevice = ['src/engine/**/*.test.ts', 'src/worker/**/*.test.ts'];

export default defineConfig({
  // Relative paths: the built page works from any static host and any subfolder.
  base: './',
  plugins: [react(), kernelsPlugin(), policyPlugin(), offlinePlugin()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // The default minifier breaks the start of the threaded WASM backend.
    minify: 'esbuild',
    chunkSizeWarningLimit: 1500,
  },
  server: { headers: isolation },
  preview: { headers: isolation },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: onDevice,
          // They share nothing but modules, which are most of what a file takes to start.
          isolate: false,
        },
      },
      // A process for each: a backend is opened once in a process, and holds memory until its end.
      { extends: true, test: { name: 'device', include: onDevice } },
    ],
    maxWorkers: '100%',
    testTimeout: 30_000,
    // Backends and images are opened in hooks, which takes a while on two busy cores.
    hookTimeout: 60_000,
    // tfjs recommends its Node backend at every start; what fails still says what it printed.
    silent: 'passed-only',
  },
});
