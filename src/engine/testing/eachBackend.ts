import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-cpu';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe } from 'vitest';
import '../kernels/conv2dBackpropFilterWasm';
import { installNodeKernels } from './nodeKernels';

const wasmEntry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
setWasmPaths(join(dirname(wasmEntry), '/'));

/** Runs a suite on every backend that Node has; the browser tests cover the GPU. */
export function eachBackend(name: string, suite: (backend: string) => void): void {
  describe.each(['cpu', 'wasm'])(`${name} on %s`, (backend) => {
    beforeAll(async () => {
      if (!(await tf.setBackend(backend))) throw new Error(`the ${backend} backend did not start`);
      if (backend === 'wasm') await installNodeKernels();
    });
    suite(backend);
  });
}
