import type { ContenderSpec } from '../contenderSpecs';

/** Labelled images, one byte per pixel and per label. */
export interface BenchImages {
  readonly pixels: Uint8Array<ArrayBuffer>;
  readonly labels: Uint8Array<ArrayBuffer>;
  readonly count: number;
}

/** What the worker of a contender is to get ready. */
export interface OpenRequest {
  readonly spec: ContenderSpec;
  readonly batchSize: number;
  readonly images: BenchImages;
}

/** A contender that is ready. */
export interface Opened {
  /** How long its device and network took to start. */
  readonly ms: number;
  /** What tfjs says that its WASM kernels use; null where there are none. */
  readonly tfjsThreads: number | null;
}

/** Some steps, taken at once. */
export interface TimedSteps {
  readonly ms: number;
  /** Of every step, in nats. */
  readonly losses: readonly number[];
}

/** What has been counted since the worker started. */
export interface Counts {
  readonly dispatches: number;
  readonly submits: number;
  readonly readbacks: number;
  /** Bytes of all GPU buffers that are not destroyed. */
  readonly gpuBytes: number;
  /** Bytes of every WebAssembly memory. */
  readonly wasmBytes: number;
}

/** What the page may ask of the worker of a contender. */
export interface ContenderCalls {
  /** Starts the device and builds the network. */
  open(request: OpenRequest): Promise<Opened>;
  /** Takes steps and waits until the device has carried them out. */
  steps(count: number): Promise<TimedSteps>;
  /** Takes steps without waiting for the device. */
  advance(count: number): Promise<void>;
  /** Classifies the first `count` images. Units: milliseconds. */
  evaluate(count: number): Promise<number>;
  /** Multiplies two square matrices of that side by tfjs. Units: GFLOP/s. */
  matmulRate(side: number): Promise<number>;
  counts(): Promise<Counts>;
}
