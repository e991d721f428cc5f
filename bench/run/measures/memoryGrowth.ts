import type { JSHandle } from '@playwright/test';
import type { ContenderSpec } from '../../contenderSpecs';
import type { BenchPage } from '../../page/main';
import { PageContender } from '../pageContender';

/** How much memory training takes more at a later step. */
export interface MemoryGrowth {
  readonly title: string;
  readonly batchSize: number;
  readonly fromStep: number;
  readonly toStep: number;
  /** At `fromStep`. */
  readonly bytes: number;
  readonly growthBytes: number;
}

/** Metrics are read back this often, as a page that reports a few times a second would. */
const stepsPerReadback = 10;

/** Measures the bytes of live GPU buffers and WebAssembly memories at two steps of a training run. */
export async function measureGrowth(
  bench: JSHandle<BenchPage>,
  spec: ContenderSpec,
  batchSize: number,
  [fromStep, toStep]: readonly [number, number],
): Promise<MemoryGrowth> {
  const contender = await PageContender.open(bench, spec, batchSize);
  const bytesAfter = async (steps: number) => {
    for (let taken = 0; taken < steps; taken += stepsPerReadback) {
      await contender.steps(Math.min(stepsPerReadback, steps - taken));
    }
    const { gpuBytes, wasmBytes } = await contender.counts();
    return gpuBytes + wasmBytes;
  };
  const bytes = await bytesAfter(fromStep);
  const growthBytes = (await bytesAfter(toStep - fromStep)) - bytes;
  await contender.close();
  return { title: spec.title, batchSize, fromStep, toStep, bytes, growthBytes };
}
