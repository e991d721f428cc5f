import * as tf from '@tensorflow/tfjs-core';

type KernelSet = readonly tf.KernelConfig[];
export type KernelSets = Readonly<Record<'own' | 'stock', KernelSet>>;

/** Installs our kernels and returns what the running backend had before and has after. */
export async function kernelSets(install: () => Promise<void>): Promise<KernelSets> {
  const stock = tf.getKernelsForBackend(tf.getBackend());
  await install();
  return { stock, own: tf.getKernelsForBackend(tf.getBackend()) };
}

/** Makes the running backend have the kernels of one set. */
export function chooseKernelSet(sets: KernelSets, chosen: keyof KernelSets): void {
  for (const { kernelName, backendName } of tf.getKernelsForBackend(tf.getBackend())) {
    tf.unregisterKernel(kernelName, backendName);
  }
  for (const config of sets[chosen]) tf.registerKernel(config);
}
