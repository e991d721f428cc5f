import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-cpu';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, describe } from 'vitest';
import '../kernels/conv2dBackpropFilterWasm';
import { installNodeKernels } from './nodeKernels';
import { expectNoDeviceErrors, startNodeWebgpu } from './nodeWebgpu';

const wasmEntry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
setWasmPaths(join(dirname(wasmEntry), '/'));

async function start(backend: string): Promise<void> {
  if (backend === 'webgpu') return startNodeWebgpu();
  if (!(await tf.setBackend(backend))) throw new Error(`the ${backend} backend did not start`);
  if (backend === 'wasm') await installNodeKernels();
}

/** Runs a suite on every backend that Node has, WebGPU in software; WebGL is for the browser tests. */
export function eachBackend(
  name: string,
  suite: (backend: string) => void,
  backends: readonly string[] = ['cpu', 'wasm', 'webgpu'],
): void {
  describe.each(backends)(`${name} on %s`, (backend) => {
    beforeAll(() => start(backend), 60_000);
    if (backend === 'webgpu') afterEach(expectNoDeviceErrors);
    suite(backend);
  });
}
