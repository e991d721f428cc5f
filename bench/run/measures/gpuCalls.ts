import type { JSHandle } from '@playwright/test';
import type { ContenderSpec } from '../../contenderSpecs';
import type { BenchPage } from '../../page/main';
import { PageContender } from '../pageContender';

/** What a training step asks of WebGPU, on average over `steps`. */
export interface GpuCalls {
  readonly title: string;
  readonly batchSize: number;
  readonly steps: number;
  readonly dispatchesPerStep: number;
  readonly submitsPerStep: number;
}

const warmUpSteps = 2;

/** Counts dispatches and submits of steps of which none is read back. */
export async function countGpuCalls(
  bench: JSHandle<BenchPage>,
  spec: ContenderSpec,
  batchSize: number,
  steps = 50,
): Promise<GpuCalls> {
  const contender = await PageContender.open(bench, spec, batchSize);
  await contender.steps(warmUpSteps);
  const before = await contender.counts();
  await contender.advance(steps);
  const after = await contender.counts();
  await contender.steps(1);
  await contender.close();
  return {
    title: spec.title,
    batchSize,
    steps,
    dispatchesPerStep: (after.dispatches - before.dispatches) / steps,
    submitsPerStep: (after.submits - before.submits) / steps,
  };
}
