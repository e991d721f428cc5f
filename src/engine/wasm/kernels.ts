import * as tf from '@tensorflow/tfjs-core';

/** The functions of the compiled kernels; what they do stands in `assembly/`. */
const kernelNames = [
  'channelMagnitudes',
  'channelMoments',
  'convBlock',
  'convBlockFilterGradient',
  'convBlockInputGradient',
  'convFilterGradient',
  'convInputGradient',
  'extremes',
  'fakeQuant',
  'fakeQuantAll',
  'fakeQuantGradient',
  'normReluMaxPool',
  'normReluMaxPoolGradient',
  'normReluMaxPoolSums',
  'packInputBlocks',
  'packKernels',
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

/** What we use of tfjs's WASM backend beyond its public interface. */
interface WasmBackend {
  readonly wasm: {
    /** Exports of a single-threaded build. */
    readonly asm?: { readonly memory?: WebAssembly.Memory };
    /** Given to a threaded build. */
    readonly wasmMemory?: WebAssembly.Memory;
  };
  readonly dataIdMap: { get(dataId: object): { readonly memoryOffset: number } };
  makeOutput(shape: number[], dtype: tf.DataType): tf.TensorInfo;
  disposeData(dataId: object): boolean;
}

/** Returns the running WASM backend. */
export function wasmBackend(): WasmBackend {
  return tf.backend() as unknown as WasmBackend;
}

/** Returns the memory that tfjs's tensors live in. Throws: `TypeError` when it cannot be reached. */
export function backendMemory(): WebAssembly.Memory {
  const { wasm } = wasmBackend();
  const memory = wasm.wasmMemory ?? wasm.asm?.memory;
  if (!memory) throw new TypeError('the memory of the WASM backend is out of reach');
  return memory;
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
