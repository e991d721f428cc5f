import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { bufferOf, internals, type UniformField, webgpuBackend } from './backend';
import { isCompilingOnly, type Program, pipelineOf } from './program';

/** What a program works on; buffers and numbers in the order of its declaration. */
export interface Work {
  readonly invocations: number;
  readonly reads: readonly tf.TensorInfo[];
  /** Overwritten, or updated in place. */
  readonly writes: readonly tf.TensorInfo[];
  readonly uniforms?: readonly number[];
}

/**
 * Records one dispatch of a program into tfjs's own command encoder, among its dispatches. Unlike
 * `runWebGPUProgram` it may write several tensors, and uploads no shapes.
 */
export function dispatch(program: Program, work: Work): void {
  const backend = webgpuBackend();
  // Uploads first: they may end the pass.
  const tensors = [...work.reads, ...work.writes];
  const buffers = tensors.map((tensor) => bufferOf(backend, tensor));
  const pipeline = pipelineOf(backend, program);
  if (isCompilingOnly() || pipeline instanceof Promise) return;
  const resources: GPUBindingResource[] = buffers.map((buffer) => ({ buffer }));
  const { uniforms = [] } = work;
  if (uniforms.length > 0) resources.push(internals(backend).makeUniforms(uniforms.map(field)));
  record(backend, pipeline, resources, workgroups(work.invocations, program.workgroupSize));
  own(backend, tensors);
  for (const { dataId } of work.writes) forgetHostValues(backend, dataId);
  submitWhenFull(backend);
}

const field = (value: number): UniformField => ({ type: 'float32', data: [value] });

/** The most workgroups along one axis that every device takes. */
const mostWorkgroups = 65_535;

function workgroups(invocations: number, size: number): [number, number] {
  const count = Math.ceil(invocations / size);
  return count <= mostWorkgroups ? [count, 1] : [mostWorkgroups, Math.ceil(count / mostWorkgroups)];
}

function record(
  backend: WebGPUBackend,
  pipeline: GPUComputePipeline,
  resources: readonly GPUBindingResource[],
  [x, y]: [number, number],
): void {
  const bindGroup = backend.device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: resources.map((resource, binding) => ({ binding, resource })),
  });
  backend.ensureCommandEncoderReady();
  const state = internals(backend);
  state.computePassEncoder ??= state.commandEncoder?.beginComputePass() ?? null;
  state.computePassEncoder?.setPipeline(pipeline);
  state.computePassEncoder?.setBindGroup(0, bindGroup);
  state.computePassEncoder?.dispatchWorkgroups(x, y);
  state.dispatchCountInPass += 1;
}

function own(backend: WebGPUBackend, tensors: readonly tf.TensorInfo[]): void {
  const { commandQueueOwnedIds } = internals(backend);
  for (const { dataId } of tensors) commandQueueOwnedIds.add(dataId);
}

/** What was read back from a tensor is no longer what it holds. */
function forgetHostValues(backend: WebGPUBackend, dataId: object): void {
  const data = backend.tensorMap.get(dataId) as { values: tf.backend_util.BackendValues | null };
  data.values = null;
}

function submitWhenFull(backend: WebGPUBackend): void {
  const most = tf.env().getNumber('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE');
  if (internals(backend).dispatchCountInPass >= most) submitRecorded(backend);
}

/** Hands the device what is recorded and not yet submitted. */
export function submitRecorded(backend: WebGPUBackend = webgpuBackend()): void {
  if (!internals(backend).commandEncoder) return;
  backend.endComputePassEncoder();
  backend.submitQueue();
}
