import type * as tf from '@tensorflow/tfjs-core';
import { backendMemory, wasmBackend } from './kernels';

/** Returns a new tensor of the WASM backend whose values are yet to be written. */
export function allocate(shape: number[], dtype: tf.DataType = 'float32'): tf.TensorInfo {
  return wasmBackend().makeOutput(shape, dtype);
}

/**
 * Returns the address of a tensor's values. Units: bytes.
 * It stays when the memory grows, but ask after the outputs are allocated all the same.
 */
export function addressOf({ dataId }: tf.TensorInfo): number {
  return wasmBackend().dataIdMap.get(dataId).memoryOffset;
}

/** Returns the values at an address, in place; only until the memory grows. */
export function floatsAt(address: number, length: number): Float32Array {
  return new Float32Array(backendMemory().buffer, address, length);
}

/** Gives `use` the address of `sizeBytes` of working memory, which is free again afterwards. */
export function withScratch<T>(sizeBytes: number, use: (address: number) => T): T {
  const scratch = allocate([Math.ceil(sizeBytes / 4)], 'int32');
  try {
    return use(addressOf(scratch));
  } finally {
    wasmBackend().disposeData(scratch.dataId);
  }
}
