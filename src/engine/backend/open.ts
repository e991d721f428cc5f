import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { LabError } from '../../core/errors';
import { cpu } from './cpu';
import type { Backend, BackendName, Device } from './device';
import { wasm } from './wasm';
import { webgl } from './webgl';
import { webgpu } from './webgpu';

// The fastest first; a software renderer is slower than WASM, so it is taken only when asked for.
const inOrder: readonly Backend[] = [webgpu, webgl, wasm, cpu];

export interface OpenedDevice extends Device {
  /** Why a faster device is not used; null when there is nothing to say. */
  readonly note: string | null;
}

/**
 * Starts the backend asked for, or the fastest that works, and returns what was started.
 * Throws: `backend-unavailable` when the one asked for is not there or none starts.
 */
export async function openBackend(
  choice: 'auto' | BackendName,
  backends: readonly Backend[] = inOrder,
): Promise<OpenedDevice> {
  tf.enableProdMode();
  return choice === 'auto' ? openFastest(backends) : openNamed(choice, backends);
}

async function openNamed(name: BackendName, backends: readonly Backend[]): Promise<OpenedDevice> {
  const backend = backends.find((candidate) => candidate.name === name);
  const device = await backend?.probe().catch(() => null);
  if (!backend || !device) throw unavailable(name, 'this browser does not offer it');
  try {
    await backend.start();
  } catch (error) {
    throw unavailable(name, LabError.from(error).message);
  }
  const note = device.software ? 'A software renderer stands in for the GPU: this is slow.' : null;
  return { ...device, note };
}

async function openFastest(backends: readonly Backend[]): Promise<OpenedDevice> {
  const failures: string[] = [];
  let gpuFound = false;
  for (const backend of backends) {
    const device = await backend.probe().catch(() => null);
    if (!device || device.software) continue;
    const onGpu = backend.name === 'webgpu' || backend.name === 'webgl';
    gpuFound ||= onGpu;
    try {
      await backend.start();
    } catch (error) {
      failures.push(`${backend.name}: ${LabError.from(error).message}`);
      continue;
    }
    const label = gpuFound ? device.label : `${device.label}, no GPU found`;
    return { ...device, label, note: failures.length > 0 ? failures.join('; ') : null };
  }
  throw unavailable('auto', failures.join('; '));
}

function unavailable(name: string, why: string): LabError {
  return new LabError(
    'backend-unavailable',
    `The backend "${name}" cannot be used here: ${why}.`,
    'Set the backend to automatic, or open the page in a current Chrome, Edge, Firefox or Safari.',
  );
}
