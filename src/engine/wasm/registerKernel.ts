import * as tf from '@tensorflow/tfjs-core';

/** Makes the WASM backend compute a kernel by `kernelFunc`, in place of what it had. */
export function registerWasmKernel(kernelName: string, kernelFunc: tf.KernelFunc): void {
  const backendName = 'wasm';
  if (tf.getKernel(kernelName, backendName)) tf.unregisterKernel(kernelName, backendName);
  tf.registerKernel({ kernelName, backendName, kernelFunc });
}
