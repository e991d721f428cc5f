import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import * as tf from '@tensorflow/tfjs-core';
import type { Device } from '../../contenderSpecs';

/** Loads a backend of tfjs with none of our kernels, but for the one that WASM lacks to train at all. */
const load: Readonly<Record<Device, (threads: number) => Promise<unknown>>> = {
  webgpu: () => import('@tensorflow/tfjs-backend-webgpu'),
  webgl: () => import('@tensorflow/tfjs-backend-webgl'),
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
  async wasm(threads) {
    const { setThreadsCount, setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    await import('../../../src/engine/kernels/conv2dBackpropFilterWasm');
    setThreadsCount(threads);
    setWasmPaths({
      'tfjs-backend-wasm.wasm': plainUrl,
      'tfjs-backend-wasm-simd.wasm': simdUrl,
      'tfjs-backend-wasm-threaded-simd.wasm': threadedUrl,
    });
  },
};

/** Starts a stock backend. Throws: `Error` when it does not start. */
export async function startStockBackend(device: Device, threads: number): Promise<void> {
  tf.enableProdMode();
  await load[device](threads);
  if (!(await tf.setBackend(device))) throw new Error(`the ${device} backend did not start`);
}
