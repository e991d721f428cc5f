import { existsSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { create, globals } from 'webgpu';

/** Where Chromium and Chrome are installed, with SwiftShader, a Vulkan device in software. */
const browserFolders = [
  '/usr/lib/chromium',
  '/usr/lib/chromium-browser',
  '/opt/google/chrome',
  '/snap/chromium/current/usr/lib/chromium-browser',
];
const deviceIn = (folder: string) => `${folder}/vk_swiftshader_icd.json`;
const softwareFolder = browserFolders.find((folder) => existsSync(deviceIn(folder)));

// dlopen(3): resolve now, and stay loaded although it turns out to be no module of Node's.
const loadAndKeep = 0x2 | 0x1000;

const errors: string[] = [];

/**
 * Starts tfjs's WebGPU backend in Node, on a software device, with stock kernels.
 * Throws: `Error` that says what to install when the device is not there.
 */
export async function startStockWebgpu(): Promise<void> {
  if (!softwareFolder) {
    throw new Error(
      `The WebGPU tests need the software device of Chromium (${deviceIn('/usr/lib/chromium')}): install Debian's package "chromium" (apt-get install chromium) or Google Chrome.`,
    );
  }
  process.env.VK_ICD_FILENAMES = deviceIn(softwareFolder);
  loadVulkan(`${softwareFolder}/libvulkan.so.1`);
  Object.assign(globalThis, globals);
  const navigator = { gpu: create([]), userAgent: 'node' };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
  // Only now: tfjs looks for a GPU when it is imported.
  await import('@tensorflow/tfjs-backend-webgpu');
  if (!(await tf.setBackend('webgpu'))) throw new Error('the WebGPU backend did not start');
  const { webgpuBackend } = await import('../webgpu/backend');
  webgpuBackend().device.addEventListener('uncapturederror', ({ error }) => {
    errors.push(error.message);
  });
}

/** Makes the running WebGPU backend use our kernels. */
export async function installNodeWebgpuKernels(): Promise<void> {
  const { installKernels } = await import('../webgpu/register');
  installKernels();
}

/** Starts the backend with our kernels. Throws: as `startStockWebgpu`. */
export async function startNodeWebgpu(): Promise<void> {
  await startStockWebgpu();
  await installNodeWebgpuKernels();
}

/** Loads Vulkan's loader, so that Dawn finds it where the system has none of its own. */
function loadVulkan(path: string): void {
  if (!existsSync(path)) return;
  try {
    process.dlopen({ exports: {} }, path, loadAndKeep);
  } catch {
    // It is no module of Node's, but it is loaded.
  }
}

/** Throws: `Error` when the device reported any error since the last call; invalid WGSL only shows here. */
export async function expectNoDeviceErrors(): Promise<void> {
  const { webgpuBackend } = await import('../webgpu/backend');
  await webgpuBackend().device.queue.onSubmittedWorkDone();
  const reported = errors.splice(0);
  if (reported.length > 0) throw new Error(reported.join('\n'));
}
