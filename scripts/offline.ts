import { VitePWA } from 'vite-plugin-pwa';

/**
 * A Vite plugin that gives the built page a service worker, which keeps the page's own files: code,
 * styles, fonts, WebAssembly and the shipped checkpoints. Images are kept by the data layer.
 */
export const offlinePlugin = () =>
  VitePWA({
    // A new version waits until somebody asks for it; `client/installer.ts` registers and offers it.
    registerType: 'prompt',
    injectRegister: null,
    includeManifestIcons: false,
    manifest: {
      name: 'Quantlab',
      short_name: 'Quantlab',
      description: 'Train a small network in this tab, quantize it, and see what it costs.',
      theme_color: '#f6f7f9',
      background_color: '#f6f7f9',
      icons: [{ src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml' }],
    },
    workbox: {
      globPatterns: ['**/*.{html,js,css,wasm,woff2,svg}', 'models/*'],
      maximumFileSizeToCacheInBytes: 8e6,
      // The page at its own address and no other: a subfolder may have neighbours.
      navigateFallback: null,
      directoryIndex: 'index.html',
      // Settings in a link do not make another page of it.
      ignoreURLParametersMatching: [/./],
      cleanupOutdatedCaches: true,
      inlineWorkboxRuntime: true,
    },
  });
