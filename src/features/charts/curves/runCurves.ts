import type { Point } from '../../../core/curves/decimate';
import type { DrawnCurves } from '../../../core/curves/drawnCurves';
import type { CurveAxis } from '../../../core/curves/xAxis';
import { groupBy } from '../../../core/groupBy';
import { isQuantized, nameOf } from '../../../store/names';
import { isTraining } from '../../../store/selectors';
import type { RunRecord } from '../../../store/state';

/** A training run's curves, ready to draw. */
export interface RunCurves extends DrawnCurves {
  readonly run: RunRecord;
  readonly label: string;
  readonly bits: number | null;
}

const notYet: DrawnCurves = {
  loss: [],
  smoothLoss: [],
  learningRate: [],
  heldOutLoss: [],
  heldOutAccuracy: [],
};

/** Returns names, with the run's number where two are called the same. */
function labelsOf(runs: readonly RunRecord[]): string[] {
  const twins = groupBy(runs, nameOf);
  return runs.map((run) => {
    const name = nameOf(run);
    const isTwin = (twins.get(name)?.length ?? 0) > 1;
    return isTwin ? `${name} #${run.plan.runId.split('-').at(-1)}` : name;
  });
}

/** Returns the runs that train or have trained. */
export function trainedRuns(runs: readonly RunRecord[]): RunRecord[] {
  return runs.filter((run) => isTraining(run) && run.train.length > 0);
}

/** Returns the curves of training runs, without lines where none are drawn yet. */
export function runCurves(
  trained: readonly RunRecord[],
  linesOf: (runId: string) => DrawnCurves | null,
): RunCurves[] {
  const labels = labelsOf(trained);
  return trained.map((run, index) => ({
    run,
    label: labels[index] ?? '',
    bits: isQuantized(run.plan.method) ? run.plan.settings.weightBits : null,
    ...(linesOf(run.plan.runId) ?? notYet),
  }));
}

/** Returns where a run's curves end, or are going to end as far as is known. */
export function lastPlace({ plan, progress, result, train }: RunRecord, axis: CurveAxis): number {
  const last = train.at(-1);
  if (axis === 'time') return (last?.elapsedMs ?? 0) / 1_000;
  const planned = progress?.phase === 'training' ? progress.total : 0;
  const ended = result?.end === 'finished' ? result.steps : 0;
  const steps = Math.max(last?.step ?? 0, planned, ended);
  return axis === 'step' ? steps : steps * plan.settings.batchSize;
}

/** Returns where a run is after so many steps. */
export function placeOfStep({ plan, train }: RunRecord, axis: CurveAxis, step: number): number {
  if (axis === 'step') return step;
  if (axis === 'examples') return step * plan.settings.batchSize;
  const last = train.findLast((point) => point.step < step);
  return (last?.elapsedMs ?? 0) / 1_000;
}

/** Returns the point nearest to a place; null when there is none. */
export function nearestPoint(points: readonly Point[], place: number): Point | null {
  let [low, high] = [0, points.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.x ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [points[low - 1], points[low]];
  if (!before || !after) return after ?? null;
  return place - before.x < after.x - place ? before : after;
}
