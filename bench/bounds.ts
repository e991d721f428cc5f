/** A figure that `npm run bench -- --check` holds to a bound. */
export interface Bound {
  readonly what: string;
  /** The figure may be this at most. */
  readonly most: number;
}

/** At batch 64 on the network `cnn`, except where the report says otherwise. */
export const bounds = {
  dispatchesPerStep: { what: 'WebGPU dispatches per FP32 training step', most: 20 },
  submitsPerStep: { what: 'WebGPU submits per step, over 50 steps', most: 1 },
  qatOverFp32Webgpu: { what: 'QAT step / FP32 step on WebGPU', most: 1.25 },
  qatOverFp32Wasm: { what: 'QAT step / FP32 step on WASM', most: 1.25 },
  oursOverStockWebgpu: { what: 'ours / stock tfjs, same WebGPU adapter', most: 0.2 },
  oursOverJaxWebgpu: { what: 'ours / jax-js, same WebGPU adapter', most: 0.8 },
  oursOverStockWasm: { what: 'ours / stock tfjs, WASM on one thread', most: 0.4 },
  oursOverConvnet: { what: 'ours on WASM, one thread / convnetjs', most: 0.03 },
  evaluationOverIdeal: {
    what: 'evaluation of 10,000 images on WASM / ideal at the measured matmul rate',
    most: 3,
  },
  readbacks: { what: 'readbacks during 100 training steps', most: 10 },
  memoryGrowthBytes: { what: 'GPU or WASM memory growth over training, in bytes', most: 0 },
  lossDifference: { what: 'largest relative difference of FP32 losses', most: 1e-4 },
} as const satisfies Readonly<Record<string, Bound>>;

export type BoundId = keyof typeof bounds;

/** What was measured of it; what was not is absent. */
export type Measured = Readonly<Partial<Record<BoundId, number>>>;

export const boundIds = Object.keys(bounds).filter((key): key is BoundId =>
  Object.hasOwn(bounds, key),
);

/** Returns one line for every bound that does not hold; a figure that is missing does not. */
export function failedBounds(measured: Measured): string[] {
  return boundIds.flatMap((id) => {
    const { what, most } = bounds[id];
    const value = measured[id];
    if (value !== undefined && value <= most) return [];
    const words = value === undefined ? 'not measured' : formatFigure(value);
    return [`${what} is ${words}, and may be at most ${formatFigure(most)}`];
  });
}

/** Returns a figure with three significant digits, large and small ones in a readable form. */
export function formatFigure(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en');
  return Math.abs(value) < 1e-3 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
}
