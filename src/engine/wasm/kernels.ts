import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

/** The functions of the compiled kernels; what they do stands in `assembly/`. */
const kernelNames = [
  'channelMagnitudes',
  'channelMoments',
  'convBlock',
  'convBlockFilterGradient',
  'convBlockImageGradient',
  'convBlockInputGradient',
  'convFilterGradient',
  'convInputGradient',
  'extremes',
  'fakeQuant',
  'fakeQuantAll',
  'fakeQuantGradient',
  'learnedQuant',
  'learnedQuantAll',
  'learnedQuantGradient',
  'learnedQuantGradientAll',
  'normReluMaxPool',
  'normReluMaxPoolGradient',
  'normReluMaxPoolSums',
  'packInputBlocks',
  'packKernels',
  'packPatches',
  'swapChannels',
  'unpackGradient',
  'unpadGradient',
] as const;

/** Each takes addresses, in bytes, and then sizes. */
export type Kernels = Readonly<
  Record<(typeof kernelNames)[number], (...addressesAndSizes: number[]) => void>
>;

/** Whether a compiled module exports every kernel. */
export function hasKernels(exports: WebAssembly.Exports): exports is WebAssembly.Exports & Kernels {
  return kernelNames.every((name) => typeof exports[name] === 'function');
}

/** Returns the running WASM backend. Throws: `TypeError` when another backend runs. */
export function wasmBackend(): BackendWasm {
  const backend = tf.backend();
  if (!isWasmBackend(backend)) throw new TypeError('the WASM backend does not run');
  return backend;
}

/** By its members: its class is loaded only where it is wanted. */
function isWasmBackend(backend: tf.KernelBackend): backend is BackendWasm {
  return 'wasm' in backend && 'dataIdMap' in backend && 'makeOutput' in backend;
}

/** Returns the memory that tfjs's tensors live in. Throws: `TypeError` when it cannot be reached. */
export function backendMemory(): WebAssembly.Memory {
  const { wasm } = wasmBackend();
  // A threaded build was given its memory, a single-threaded one exports it.
  const memory = [member(wasm, 'wasmMemory'), member(member(wasm, 'asm'), 'memory')].find(
    (found) => found instanceof WebAssembly.Memory,
  );
  if (!memory) throw new TypeError('the memory of the WASM backend is out of reach');
  return memory;
}

/** What an object has by that name, declared or not. */
function member(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
}

/** True where the memory is shared between threads, for which other kernels are compiled. */
export function isShared(memory: WebAssembly.Memory): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer;
}

let running: Kernels | null = null;

/** Links the compiled kernels with the memory of the running backend. Throws: `TypeError` when one is missing. */
export async function linkKernels(module: WebAssembly.Module): Promise<void> {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory: backendMemory() } });
  if (!hasKernels(exports)) throw new TypeError('the compiled kernels are of another version');
  running = exports;
}

/** Returns the linked kernels. Throws: `RangeError` before `linkKernels`. */
export function kernels(): Kernels {
  if (!running) throw new RangeError('the WASM kernels are not linked');
  return running;
}
