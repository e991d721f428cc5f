import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';

/** A number that a program reads afresh at every dispatch. */
export interface UniformField {
  type: 'float32' | 'int32' | 'uint32';
  data: number[];
}

/** What we use of tfjs's WebGPU backend beyond its public interface. */
interface Internals {
  readonly pipelineCache: Record<string, GPUComputePipeline | Promise<GPUComputePipeline>>;
  readonly commandEncoder: GPUCommandEncoder | null;
  computePassEncoder: GPUComputePassEncoder | null;
  dispatchCountInPass: number;
  /** Tensors whose buffers must not be reused before the next submit. */
  readonly commandQueueOwnedIds: WeakSet<object>;
  makeUniforms(fields: UniformField[]): GPUBufferBinding;
}

/** Returns the running WebGPU backend. Throws: `TypeError` when another backend runs. */
export function webgpuBackend(): WebGPUBackend {
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) throw new TypeError('the WebGPU backend does not run');
  return backend;
}

/**
 * Returns the same backend by what its declaration keeps to itself.
 * Throws: `TypeError` when it has no such members, as another version of tfjs may not.
 */
export function internals(backend: object): Internals {
  if (!hasInternals(backend)) throw new TypeError('the WebGPU backend is of another version');
  return backend;
}

function hasInternals(backend: object): backend is Internals {
  return (
    'pipelineCache' in backend && 'commandQueueOwnedIds' in backend && 'makeUniforms' in backend
  );
}

/** Returns a new tensor whose values are yet to be written. */
export function allocate(shape: number[], dtype: tf.DataType = 'float32'): tf.TensorInfo {
  return webgpuBackend().makeTensorInfo(shape, dtype);
}

/** Returns the buffer that holds a tensor's values, uploading them if need be. */
export function bufferOf(backend: WebGPUBackend, { dataId }: tf.TensorInfo): GPUBuffer {
  backend.uploadToGPU(dataId);
  const { resource } = backend.tensorMap.get(dataId);
  if (!(resource instanceof GPUBuffer)) throw new TypeError('the tensor is not in a buffer');
  return resource;
}
