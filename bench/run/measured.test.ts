import { describe, expect, it } from 'vitest';
import { contenderById } from '../contenderSpecs';
import type { ComparisonResult, Standing } from './compare';
import { measuredOf } from './measured';
import type { Results } from './results';

function standing(id: string, times: readonly (number | null)[], difference = 0): Standing {
  const spec = contenderById(id);
  const proof = spec.bits === null ? { steps: 20, relativeDifference: difference } : null;
  return {
    spec,
    opened: { ms: 0, tfjsThreads: null },
    firstStepMs: 0,
    proof,
    stepsPerTurn: 1,
    times,
  };
}

const comparison = (batchSize: number, standings: readonly Standing[]): ComparisonResult => ({
  batchSize,
  note: '',
  reference: '',
  standings,
  failures: [],
});

const results = (comparisons: readonly ComparisonResult[]): Results => ({
  madeAt: '',
  minutes: 0,
  machine: { cpu: '', cores: 2, memoryGib: 1, browser: '', adapter: null, loadBefore: 0 },
  comparisons,
  gpuCalls: [],
  growth: [],
  evaluations: [],
  labRuns: [],
});

describe('measuredOf', () => {
  it('takes ratios from rounds in which both took part, at batch 64 where it can', () => {
    const at64 = [standing('ours-wasm-1', [2, 8, 3]), standing('stock-wasm-1', [10, null, 10])];
    const at256 = [standing('ours-wasm-1', [1]), standing('stock-wasm-1', [1])];
    const measured = measuredOf(results([comparison(256, at256), comparison(64, at64)]));
    expect(measured.oursOverStockWasm).toBeCloseTo(0.25, 10);
  });

  it('takes them from another batch where there is none at 64', () => {
    const at8 = [standing('ours-webgpu', [1]), standing('stock-webgpu', [4])];
    const measured = measuredOf(results([comparison(8, at8)]));
    expect(measured.oursOverStockWebgpu).toBe(0.25);
  });

  it('takes the largest difference of losses, and leaves out what was not measured', () => {
    const standings = [standing('ours-cpu', [1], 1e-5), standing('stock-cpu', [1], 2e-5)];
    expect(measuredOf(results([comparison(64, standings)]))).toEqual({ lossDifference: 2e-5 });
  });
});
