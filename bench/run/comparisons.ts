import { type ContenderSpec, contenderSpecs } from '../contenderSpecs';
import type { Adapter } from '../page/main';

/** Contenders that take turns at the same batch size. */
export interface Comparison {
  readonly batchSize: number;
  readonly contenders: readonly ContenderSpec[];
  /** How long its rounds may take, beside the proof. Units: milliseconds. */
  readonly roundsMs: number;
  /** Why it is not batch 64 or not all contenders; empty when there is nothing to say. */
  readonly note: string;
}

type Chosen = (spec: ContenderSpec) => boolean;

const usesGpu = ({ device }: ContenderSpec) => device === 'webgpu' || device === 'webgl';
const isReference = ({ maker }: ContenderSpec) => maker === 'convnetjs';
const minutes = 60_000;

/** Batch at which all contenders can be compared on a GPU that software imitates. */
export const softwareBatchSize = 8;

/** Returns what is compared on a machine with that adapter; `chosen` leaves contenders out. */
export function comparisons(adapter: Adapter | null, chosen: Chosen): Comparison[] {
  const gpu = adapter === null ? [] : adapter.software ? softwareGpu : hardwareGpu;
  return [...processor, ...gpu]
    .map((comparison) => ({ ...comparison, contenders: comparison.contenders.filter(chosen) }))
    .filter(({ contenders }) => contenders.some(({ maker }) => maker === 'ours'));
}

const among = (included: Chosen) => contenderSpecs.filter(included);

const onProcessor = among((spec) => !usesGpu(spec));

const processor: readonly Comparison[] = [
  { batchSize: 64, contenders: onProcessor, roundsMs: 2 * minutes, note: '' },
  {
    batchSize: 256,
    contenders: onProcessor.filter(
      ({ maker, device }) => device === 'wasm' && (maker === 'ours' || maker === 'stock'),
    ),
    roundsMs: minutes,
    note: 'without the slow peers, whose time per image is that of batch 64',
  },
];

const onGpu = among((spec) => usesGpu(spec) || isReference(spec));

const softwareGpu: readonly Comparison[] = [
  {
    batchSize: softwareBatchSize,
    contenders: onGpu,
    roundsMs: 1.5 * minutes,
    note: 'software imitates the GPU: a small batch, at which the slow peers can be waited for',
  },
  {
    batchSize: 64,
    contenders: onGpu.filter(({ maker, device }) => device === 'webgpu' && maker !== 'stock'),
    roundsMs: 1.5 * minutes,
    note: 'software imitates the GPU: without the slow peers',
  },
];

const hardwareGpu: readonly Comparison[] = [64, 128, 256].map((batchSize) => ({
  batchSize,
  contenders: batchSize === 64 ? onGpu : onGpu.filter(usesGpu),
  roundsMs: minutes,
  note: batchSize === 64 ? '' : 'without convnetjs, which only serves as reference here',
}));
