import { existsSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { create, globals } from 'webgpu';

/** SwiftShader, a Vulkan device in software, as Debian's Chromium brings it. */
const softwareDevice = '/usr/lib/chromium/vk_swiftshader_icd.json';

const errors: string[] = [];

/**
 * Starts tfjs's WebGPU backend in Node, on a software device, with our kernels.
 * Throws: `Error` that says what to install when the device is not there.
 */
export async function startNodeWebgpu(): Promise<void> {
  if (!existsSync(softwareDevice)) {
    throw new Error(
      `The WebGPU tests need ${softwareDevice}: install Debian's package "chromium" (apt-get install chromium).`,
    );
  }
  process.env.VK_ICD_FILENAMES = softwareDevice;
  Object.assign(globalThis, globals);
  const navigator = { gpu: create([]), userAgent: 'node' };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
  // Only now: tfjs looks for a GPU when it is imported.
  await import('@tensorflow/tfjs-backend-webgpu');
  const { installKernels } = await import('../webgpu/register');
  if (!(await tf.setBackend('webgpu'))) throw new Error('the WebGPU backend did not start');
  installKernels();
  const { webgpuBackend } = await import('../webgpu/backend');
  webgpuBackend().device.addEventListener('uncapturederror', ({ error }) => {
    errors.push(error.message);
  });
}

/** Throws: `Error` when the device reported any error since the last call; invalid WGSL only shows here. */
export async function expectNoDeviceErrors(): Promise<void> {
  const { webgpuBackend } = await import('../webgpu/backend');
  await webgpuBackend().device.queue.onSubmittedWorkDone();
  const reported = errors.splice(0);
  if (reported.length > 0) throw new Error(reported.join('\n'));
}
