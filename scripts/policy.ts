import type { Plugin } from 'vite';

type Directives = Readonly<Record<string, string>>;

const common: Directives = {
  'default-src': "'none'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

/** Nothing from elsewhere, no text that becomes code; WebAssembly may be compiled. */
const page: Directives = {
  ...common,
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self'",
  // Components write style elements as they are drawn; no script can come in that way.
  'style-src': "'self' 'unsafe-inline'",
  'font-src': "'self'",
  // Charts become PNG files by way of an image.
  'img-src': "'self' data: blob:",
  'manifest-src': "'self'",
};

/** The threads of tfjs's WebAssembly start from scripts in blobs that it makes of its own code. */
const worker: Directives = {
  ...common,
  'script-src': "'self' 'wasm-unsafe-eval' blob:",
  'worker-src': "'self' blob:",
};

const inWords = (directives: Directives) =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');

/** Content-Security-Policy of the page. */
export const pagePolicy = inWords(page);

/** Content-Security-Policy of scripts, which a worker takes from the file it is started from. */
export const workerPolicy = inWords(worker);

/** A Vite plugin that writes the policy into the built page: it holds on hosts that send no headers. */
export const policyPlugin = (): Plugin => ({
  name: 'policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy },
      injectTo: 'head-prepend',
    },
  ],
});
