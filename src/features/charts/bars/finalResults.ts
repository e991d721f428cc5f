import { type AccuracyInterval, accuracyInterval } from '../../../core/metrics/interval';
import type { Method } from '../../../core/run';
import { isQuantized, nameOf } from '../../../store/names';
import { isOwn, type LabState, type RunRecord } from '../../../store/state';

/** A run's final accuracy. */
export interface FinalResult extends AccuracyInterval {
  readonly runId: string;
  readonly name: string;
  readonly method: Method;
  /** Whether others measured it. */
  readonly theirs: boolean;
  readonly bits: number | null;
  /** Null for runs that do not train from the base model. */
  readonly learningRate: number | null;
  readonly correct: number;
  readonly total: number;
}

function resultOf(run: RunRecord): FinalResult[] {
  const { plan, result } = run;
  const evaluation = result?.evaluation;
  if (!evaluation || !run.shown) return [];
  const { method, settings } = plan;
  const { correct, total } = evaluation;
  return [
    {
      runId: plan.runId,
      name: nameOf(run),
      method,
      theirs: !isOwn(run),
      bits: isQuantized(method) ? settings.weightBits : null,
      learningRate: method === 'qat' || method === 'control' ? settings.qatLearningRate : null,
      correct,
      total,
      ...accuracyInterval(correct, total),
    },
  ];
}

/** Returns the results of the runs that are shown, the best first. */
export function finalResults({ runs }: Pick<LabState, 'runs'>): FinalResult[] {
  return runs.flatMap(resultOf).toSorted((a, b) => b.accuracy - a.accuracy);
}
