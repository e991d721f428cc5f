import * as tf from '@tensorflow/tfjs-core';

/** The inputs of a kernel, by the names that its operation gives them. */
export type Inputs<Names extends string> = Readonly<Record<Names, tf.TensorInfo>>;

/** Registers a kernel with the WebGPU backend, in the place of one that is there. */
export function register(kernelName: string, kernelFunc: tf.KernelFunc): void {
  if (tf.getKernel(kernelName, 'webgpu')) tf.unregisterKernel(kernelName, 'webgpu');
  tf.registerKernel({ kernelName, backendName: 'webgpu', kernelFunc });
}

export const sizeOf = ({ shape }: tf.TensorInfo) => tf.util.sizeFromShape(shape);
