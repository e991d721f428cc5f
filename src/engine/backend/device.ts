export type BackendName = 'webgpu' | 'webgl' | 'wasm' | 'cpu';

/** What a probe found out about one way of computing. */
export interface Device {
  readonly backend: BackendName;
  /** In words, for the badge. */
  readonly label: string;
  /** True when a software renderer stands in for a GPU. */
  readonly software: boolean;
}

/** One way of computing: `probe` looks without starting, `start` makes tfjs use it. */
export interface Backend {
  readonly name: BackendName;
  /** Returns null when this machine does not have it. */
  probe(): Promise<Device | null>;
  /** Throws: whatever tfjs throws when the backend does not start. */
  start(): Promise<void>;
}
