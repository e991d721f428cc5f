/** Where a contender computes. */
export type Device = 'webgpu' | 'webgl' | 'wasm' | 'cpu';

/** Whose code a contender is. */
export type Maker = 'ours' | 'stock' | 'jax' | 'convnetjs';

/** One way of training the network that the bench compares. */
export interface ContenderSpec {
  readonly id: string;
  readonly title: string;
  readonly maker: Maker;
  readonly device: Device;
  /**
   * Threads that it may use; 1 is also what a page without cross-origin isolation has. Whether a
   * library makes use of them is another matter.
   */
  readonly threads: number;
  /** Bits of quantization-aware training; null trains in float32. */
  readonly bits: number | null;
}

const qatBits = 4;

const makerTitles: Readonly<Record<Maker, string>> = {
  ours: 'Quantlab',
  stock: 'stock tfjs',
  jax: 'jax-js',
  convnetjs: 'convnetjs',
};

const deviceTitles: Readonly<Record<Device, string>> = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WASM',
  cpu: 'JavaScript',
};

function contender(
  maker: Maker,
  device: Device,
  { threads = 1, qat = false }: { threads?: number; qat?: boolean } = {},
): ContenderSpec {
  const suffixes = [...(device === 'wasm' ? [String(threads)] : []), ...(qat ? ['qat'] : [])];
  const threadWords =
    device === 'wasm' ? (threads === 1 ? ', 1 thread' : `, up to ${threads} threads`) : '';
  const qatWords = qat ? `, QAT at ${qatBits} bits` : '';
  return {
    id: [maker, device, ...suffixes].join('-'),
    title: `${makerTitles[maker]}, ${deviceTitles[device]}${threadWords}${qatWords}`,
    maker,
    device,
    threads,
    bits: qat ? qatBits : null,
  };
}

/** Every contender; the first of a comparison that is there is what the others' losses are held to. */
export const contenderSpecs: readonly ContenderSpec[] = [
  contender('convnetjs', 'cpu'),
  contender('stock', 'wasm'),
  contender('stock', 'wasm', { threads: 2 }),
  contender('stock', 'cpu'),
  contender('stock', 'webgpu'),
  contender('stock', 'webgl'),
  contender('jax', 'wasm', { threads: 2 }),
  contender('jax', 'webgpu'),
  contender('ours', 'wasm'),
  contender('ours', 'wasm', { threads: 2 }),
  contender('ours', 'wasm', { qat: true }),
  contender('ours', 'wasm', { threads: 2, qat: true }),
  contender('ours', 'cpu'),
  contender('ours', 'webgpu'),
  contender('ours', 'webgpu', { qat: true }),
];

/** Returns the contender of that id. Throws: `RangeError` when there is none. */
export function contenderById(id: string): ContenderSpec {
  const found = contenderSpecs.find((spec) => spec.id === id);
  if (!found) throw new RangeError(`no contender is called ${id}`);
  return found;
}
