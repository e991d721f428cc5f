import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { kernelsPlugin } from '../../scripts/kernels.ts';
import { root } from '../../scripts/root.ts';

/** Builds the page of the bench and the lab's own into one folder, to be served by one server. */
export default defineConfig({
  root,
  base: './',
  plugins: [react(), kernelsPlugin()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // The default minifier breaks the start of the threaded WASM backend.
    minify: 'esbuild',
    chunkSizeWarningLimit: 2500,
    outDir: 'bench/page/dist',
    emptyOutDir: true,
    rollupOptions: { input: ['index.html', 'bench/page/index.html'] },
  },
});
