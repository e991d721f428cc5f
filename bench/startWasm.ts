import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import '../src/engine/kernels/conv2dBackpropFilterWasm';

/** Starts tfjs's WASM backend in Node. */
export async function startWasm(): Promise<void> {
  const require = createRequire(import.meta.url);
  // Node's own import cannot resolve the folders that this module names.
  require('@tensorflow/tfjs-core/dist/register_all_gradients');
  setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')), '/'));
  tf.enableProdMode();
  if (!(await tf.setBackend('wasm'))) throw new Error('the WASM backend did not start');
}
