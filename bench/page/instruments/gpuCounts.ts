/** What the page's code has asked of WebGPU. */
export const gpuCounts = { dispatches: 0, submits: 0, readbacks: 0, bufferBytes: 0 };

/**
 * Replaces a method by one that calls `before` first. It must run before the method is first used.
 */
function precede<T extends object, K extends keyof T & string>(
  prototype: T,
  name: K,
  before: (self: T) => void,
): void {
  const original = prototype[name];
  if (typeof original !== 'function') throw new TypeError(`${name} is no method`);
  Object.defineProperty(prototype, name, {
    ...Object.getOwnPropertyDescriptor(prototype, name),
    value(this: T, ...args: unknown[]) {
      before(this);
      return Reflect.apply(original, this, args);
    },
  });
}

/** Begins to count dispatches, submits, readbacks and the bytes of live buffers; once per worker. */
export function countGpuCalls(): void {
  if (typeof GPUDevice === 'undefined') return;
  for (const name of ['dispatchWorkgroups', 'dispatchWorkgroupsIndirect'] as const) {
    precede(GPUComputePassEncoder.prototype, name, () => {
      gpuCounts.dispatches++;
    });
  }
  precede(GPUQueue.prototype, 'submit', () => {
    gpuCounts.submits++;
  });
  precede(GPUBuffer.prototype, 'mapAsync', () => {
    gpuCounts.readbacks++;
  });
  countBuffers();
}

function countBuffers(): void {
  const live = new WeakMap<GPUBuffer, number>();
  const create = GPUDevice.prototype.createBuffer;
  Object.defineProperty(GPUDevice.prototype, 'createBuffer', {
    configurable: true,
    writable: true,
    value(this: GPUDevice, descriptor: GPUBufferDescriptor) {
      const buffer = create.call(this, descriptor);
      live.set(buffer, descriptor.size);
      gpuCounts.bufferBytes += descriptor.size;
      return buffer;
    },
  });
  precede(GPUBuffer.prototype, 'destroy', (buffer) => {
    gpuCounts.bufferBytes -= live.get(buffer) ?? 0;
    live.delete(buffer);
  });
}
