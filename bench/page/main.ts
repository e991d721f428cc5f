import { createBirpc } from 'birpc';
import { fashionMnist } from '../../src/data/fashionMnist';
import { createDatasetLoader } from '../../src/data/loader';
import type { ContenderSpec } from '../contenderSpecs';
import type { BenchImages, ContenderCalls, Opened } from './protocol';
import { task } from './task';

export interface Adapter {
  /** In words. */
  readonly name: string;
  /** True when a software renderer stands in for a GPU. */
  readonly software: boolean;
}

/** What the bench, in Node, asks of its page. A key names one open contender. */
export interface BenchPage {
  /** Null where the browser has no WebGPU adapter. */
  adapter(): Promise<Adapter | null>;
  open(key: string, spec: ContenderSpec, batchSize: number): Promise<Opened>;
  /** Returns what the worker may be asked. Throws: `RangeError` when none is open under that key. */
  calls(key: string): Omit<ContenderCalls, 'open'>;
  close(key: string): void;
}

declare global {
  var bench: BenchPage | undefined;
}

const imageSize = 28 * 28;
const workers = new Map<string, { readonly worker: Worker; readonly calls: ContenderCalls }>();
let images: Promise<BenchImages> | null = null;

/** Returns the first training images; loaded once. */
async function loadImages(): Promise<BenchImages> {
  const baseUrl = new URL('/', document.baseURI).href;
  const io = { fetch: (...args: Parameters<typeof fetch>) => fetch(...args), caches: null };
  const train = await createDatasetLoader(fashionMnist, {
    ...io,
    baseUrl,
    decode: null,
    digest: null,
    files: null,
  }).train();
  const count = task.imageCount;
  const pixels = train.pixels.slice(0, count * imageSize);
  return { count, pixels, labels: train.labels.slice(0, count) };
}

async function adapter(): Promise<Adapter | null> {
  const found = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!found) return null;
  const { vendor, architecture, description, isFallbackAdapter } = found.info;
  const name = [vendor, architecture, description].filter(Boolean).join(' ');
  return { name, software: isFallbackAdapter || /swiftshader|llvmpipe/i.test(name) };
}

function start(key: string): ContenderCalls {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const calls = createBirpc<ContenderCalls, object>(
    {},
    {
      post: (message) => worker.postMessage(message),
      on: (listener) => worker.addEventListener('message', ({ data }) => listener(data)),
      timeout: -1,
    },
  );
  worker.addEventListener('error', ({ message }) => calls.$close(new Error(message)));
  workers.set(key, { worker, calls });
  return calls;
}

globalThis.bench = {
  adapter,
  async open(key, spec, batchSize) {
    images ??= loadImages();
    return start(key).open({ spec, batchSize, images: await images });
  },
  calls(key) {
    const found = workers.get(key);
    if (!found) throw new RangeError(`no contender is open as ${key}`);
    return found.calls;
  },
  close(key) {
    workers.get(key)?.worker.terminate();
    workers.delete(key);
  },
};
