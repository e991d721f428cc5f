/** What a page asked of the GPU. */
export interface DeviceCounts {
  readonly dispatches: number;
  readonly submits: number;
}

/** Counts the dispatches and submits of every WebGPU device from now on. */
export function countDeviceCalls(): DeviceCounts {
  const counts = { dispatches: 0, submits: 0 };
  const { dispatchWorkgroups } = GPUComputePassEncoder.prototype;
  GPUComputePassEncoder.prototype.dispatchWorkgroups = function (...sizes) {
    counts.dispatches += 1;
    dispatchWorkgroups.apply(this, sizes);
  };
  const { submit } = GPUQueue.prototype;
  GPUQueue.prototype.submit = function (buffers) {
    counts.submits += 1;
    submit.call(this, buffers);
  };
  return counts;
}
