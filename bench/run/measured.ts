import type { Measured } from '../bounds';
import type { ComparisonResult } from './compare';
import { ratio } from './ratios';
import type { Results } from './results';

const batchSize = 64;

/** Returns the figures of the results that bounds are about. */
export function measuredOf(results: Results): Measured {
  const { gpuCalls, evaluations, labRuns, growth } = results;
  const fp32Calls = gpuCalls.find(({ title }) => !title.includes('QAT'));
  const gpuRun = labRuns.find(({ backend }) => backend === 'webgpu');
  const between = (id: string, peerId: string) => ratioOf(results.comparisons, id, peerId);
  return defined({
    dispatchesPerStep: fp32Calls?.dispatchesPerStep,
    submitsPerStep: fp32Calls?.submitsPerStep,
    qatOverFp32Webgpu: between('ours-webgpu-qat', 'ours-webgpu'),
    qatOverFp32Wasm: between('ours-wasm-1-qat', 'ours-wasm-1'),
    oursOverStockWebgpu: between('ours-webgpu', 'stock-webgpu'),
    oursOverJaxWebgpu: between('ours-webgpu', 'jax-webgpu'),
    oursOverStockWasm: between('ours-wasm-1', 'stock-wasm-1'),
    oursOverConvnet: between('ours-wasm-1', 'convnetjs-cpu'),
    evaluationOverIdeal: largest(evaluations.map(({ overIdeal }) => overIdeal.median)),
    readbacks: gpuRun?.readbacks,
    memoryGrowthBytes: largest(growth.map(({ growthBytes }) => growthBytes)),
    lossDifference: largest(
      results.comparisons.flatMap(({ standings }) =>
        standings.flatMap(({ proof }) => (proof ? [proof.relativeDifference] : [])),
      ),
    ),
  });
}

const largest = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : Math.max(...values);

/**
 * Returns the median ratio of two contenders, from the comparison at batch 64 where both took part
 * in it, else from the one nearest to it.
 */
function ratioOf(
  comparisons: readonly ComparisonResult[],
  id: string,
  peerId: string,
): number | undefined {
  const distance = (result: ComparisonResult) => Math.abs(result.batchSize - batchSize);
  const ratios = comparisons
    .toSorted((a, b) => distance(a) - distance(b))
    .flatMap(({ standings }) => {
      const ours = standings.find(({ spec }) => spec.id === id);
      const peer = standings.find(({ spec }) => spec.id === peerId);
      return ours && peer ? [ratio(ours.times, peer.times).median] : [];
    });
  return ratios[0];
}

/** Leaves out what is undefined. */
function defined(figures: Readonly<Record<keyof Measured, number | undefined>>): Measured {
  return Object.fromEntries(
    Object.entries(figures).filter(([, value]) => value !== undefined),
  ) as Measured;
}
