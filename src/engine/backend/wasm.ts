import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import * as tf from '@tensorflow/tfjs-core';
import kernelsUrl from '../wasm/compiled/kernels.wasm?url&no-inline';
import sharedKernelsUrl from '../wasm/compiled/kernels-shared.wasm?url&no-inline';
import { installKernels, type KernelVariant } from '../wasm/register';
import type { Backend, Device } from './device';

// More threads than this gain nothing on layers as small as ours.
const mostThreads = 8;

/** Threads need shared memory, which browsers give to cross-origin isolated pages only. */
function threadCount(): number {
  if (!globalThis.crossOriginIsolated) return 1;
  return Math.max(1, Math.min(mostThreads, navigator.hardwareConcurrency || 1));
}

async function probe(): Promise<Device | null> {
  if (typeof WebAssembly === 'undefined') return null;
  const threads = threadCount();
  const words = threads === 1 ? '1 thread' : `${threads} threads`;
  return { backend: 'wasm', label: `WASM - ${words}`, software: false };
}

async function readKernels(variant: KernelVariant): Promise<ArrayBuffer> {
  const response = await fetch(variant === 'shared memory' ? sharedKernelsUrl : kernelsUrl);
  if (!response.ok) throw new Error(`the WASM kernels did not load (${response.status})`);
  return response.arrayBuffer();
}

export const wasm: Backend = {
  name: 'wasm',
  probe,
  async start() {
    const { setThreadsCount, setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    await import('../kernels/conv2dBackpropFilterWasm');
    setThreadsCount(threadCount());
    setWasmPaths({
      'tfjs-backend-wasm.wasm': plainUrl,
      'tfjs-backend-wasm-simd.wasm': simdUrl,
      'tfjs-backend-wasm-threaded-simd.wasm': threadedUrl,
    });
    if (!(await tf.setBackend('wasm'))) throw new Error('the WASM module did not start');
    await installKernels(readKernels);
  },
};
