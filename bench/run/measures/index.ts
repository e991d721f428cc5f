import { type ContenderSpec, contenderById } from '../../contenderSpecs';
import type { OpenBench } from '../benchPage';
import type { Machine } from '../machine';
import type { Results } from '../results';
import { measureEvaluation } from './evaluation';
import { countGpuCalls } from './gpuCalls';
import { measureLabRun } from './labRun';
import { measureGrowth } from './memoryGrowth';

type Measures = Pick<Results, 'gpuCalls' | 'growth' | 'evaluations' | 'labRuns'>;

const sizes = { lab: { batchSize: 64 }, growthSteps: [100, 1000] } as const;

/** Small enough for a GPU that software imitates. */
const softwareSizes = {
  lab: { batchSize: 1, heldOutImages: 50 },
  growthSteps: [20, 100],
} as const;

type Chosen = (spec: ContenderSpec) => boolean;
type Say = (text: string) => void;

/** Measures, one after the other, what needs no peers. */
export async function measureOurs(
  { bench, browser, labUrl }: OpenBench,
  { adapter }: Machine,
  chosen: Chosen,
  say: Say,
): Promise<Measures> {
  const ids = (...names: string[]) => names.map(contenderById).filter(chosen);
  const gpuSizes = adapter?.software ? softwareSizes : sizes;
  const sizesOf = ({ device }: ContenderSpec) => (device === 'webgpu' ? gpuSizes : sizes);
  const onGpu = adapter === null ? [] : ids('ours-webgpu', 'ours-webgpu-qat');
  const onWasm = ids('ours-wasm-1', 'ours-wasm-1-qat', 'ours-wasm-2');
  const withoutQat = ({ bits }: ContenderSpec) => bits === null;
  return {
    gpuCalls: await each(onGpu, 'calls', say, (spec) =>
      countGpuCalls(bench, spec, gpuSizes.lab.batchSize),
    ),
    growth: await each([...onWasm, ...onGpu], 'memory', say, (spec) =>
      measureGrowth(bench, spec, sizesOf(spec).lab.batchSize, sizesOf(spec).growthSteps),
    ),
    evaluations: await each(onWasm.filter(withoutQat), 'evaluation', say, (spec) =>
      measureEvaluation(bench, spec),
    ),
    labRuns: await each(
      [...ids('ours-wasm-2'), ...onGpu.filter(withoutQat)],
      "the lab's page",
      say,
      (spec) => measureLabRun(browser, labUrl, { backend: spec.device, ...sizesOf(spec).lab }),
    ),
  };
}

/** Returns what `measure` finds of each contender in turn; what fails is said and left out. */
async function each<T>(
  specs: readonly ContenderSpec[],
  what: string,
  say: Say,
  measure: (spec: ContenderSpec) => Promise<T>,
): Promise<T[]> {
  const found: T[] = [];
  for (const spec of specs) {
    say(`${what} of ${spec.id}`);
    await measure(spec)
      .then((result) => found.push(result))
      .catch((error: Error) => console.error(`${what} of ${spec.id}: ${error.message}`));
  }
  return found;
}
