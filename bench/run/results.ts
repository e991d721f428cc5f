import type { ComparisonResult } from './compare';
import type { Machine } from './machine';
import type { EvaluationTime } from './measures/evaluation';
import type { GpuCalls } from './measures/gpuCalls';
import type { LabRun } from './measures/labRun';
import type { MemoryGrowth } from './measures/memoryGrowth';

/** Everything that one run of the bench measured. */
export interface Results {
  readonly madeAt: string;
  readonly minutes: number;
  readonly machine: Machine;
  readonly comparisons: readonly ComparisonResult[];
  readonly gpuCalls: readonly GpuCalls[];
  readonly growth: readonly MemoryGrowth[];
  readonly evaluations: readonly EvaluationTime[];
  readonly labRuns: readonly LabRun[];
}
