import * as tf from '@tensorflow/tfjs-core';
import { installNodeKernels } from '../src/engine/testing/nodeKernels';

type KernelSet = readonly tf.KernelConfig[];
export type KernelSets = Readonly<Record<'own' | 'stock', KernelSet>>;

/** Installs our kernels and returns what the WASM backend had before and has after. */
export async function kernelSets(): Promise<KernelSets> {
  const stock = tf.getKernelsForBackend('wasm');
  await installNodeKernels();
  return { stock, own: tf.getKernelsForBackend('wasm') };
}

/** Makes the WASM backend have the kernels of one set. */
export function chooseKernelSet(sets: KernelSets, chosen: keyof KernelSets): void {
  for (const { kernelName, backendName } of tf.getKernelsForBackend('wasm')) {
    tf.unregisterKernel(kernelName, backendName);
  }
  for (const config of sets[chosen]) tf.registerKernel(config);
}
