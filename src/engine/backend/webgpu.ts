import * as tf from '@tensorflow/tfjs-core';
import type { Backend, Device } from './device';

/** Returns the adapter's name in words, from the most to the least telling field. */
function adapterName(info: GPUAdapterInfo): string {
  if (info.description) return info.description;
  return [info.vendor, info.architecture].filter(Boolean).join(' ') || 'GPU';
}

function isSoftware(info: GPUAdapterInfo): boolean {
  return (
    info.isFallbackAdapter ||
    /swiftshader|llvmpipe/i.test(`${info.architecture}${info.description}`)
  );
}

async function probe(): Promise<Device | null> {
  if (!('gpu' in navigator) || !navigator.gpu) return null;
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return null;
  const software = isSoftware(adapter.info);
  const suffix = software ? ' (software)' : '';
  return { backend: 'webgpu', label: `WebGPU - ${adapterName(adapter.info)}${suffix}`, software };
}

export const webgpu: Backend = {
  name: 'webgpu',
  probe,
  async start() {
    await import('@tensorflow/tfjs-backend-webgpu');
    const { installKernels } = await import('../webgpu/register');
    if (!(await tf.setBackend('webgpu'))) throw new Error('the WebGPU device could not be opened');
    installKernels();
  },
};

/** Calls `onLost` with the browser's reason when the GPU device of the running backend goes away. */
export async function watchDeviceLoss(onLost: (reason: string) => void): Promise<void> {
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) return;
  const { reason, message } = await backend.device.lost;
  onLost(message || reason);
}
