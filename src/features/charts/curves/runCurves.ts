import { isQuantized, runName } from '../../../store/names';
import { isTraining } from '../../../store/selectors';
import type { RunRecord } from '../../../store/state';
import type { Point } from '../plot/decimate';
import { decimate } from '../plot/decimate';
import { smooth } from '../plot/smooth';

/** Most points of a drawn line. */
export const mostPoints = 400;

/** Most marks on a drawn line, so that they can be told apart. */
const mostMarks = 24;

/** A training run's curves, ready to draw. */
export interface RunCurves {
  readonly run: RunRecord;
  readonly label: string;
  readonly bits: number | null;
  readonly loss: readonly Point[];
  readonly smoothLoss: readonly Point[];
  readonly heldOutLoss: readonly Point[];
  /** Units: percent. */
  readonly heldOutAccuracy: readonly Point[];
  readonly learningRate: readonly Point[];
  /** Steps that the run is going to take, as far as is known. */
  readonly lastStep: number;
}

type Curves = Omit<RunCurves, 'label'>;

function plannedSteps({ progress, result, train }: RunRecord): number {
  const reached = train.at(-1)?.step ?? 0;
  const planned = progress?.phase === 'training' ? progress.total : 0;
  return Math.max(reached, planned, result?.end === 'finished' ? result.steps : 0);
}

function curvesOf(run: RunRecord): Curves {
  const { train, heldOut, plan } = run;
  const loss = train.map(({ step, loss: y }) => ({ x: step, y }));
  const heldOutLoss = heldOut.map(({ step, loss: y }) => ({ x: step, y }));
  const rate = train.map(({ step, learningRate: y }) => ({ x: step, y }));
  return {
    run,
    bits: isQuantized(plan.method) ? plan.settings.weightBits : null,
    loss: decimate(loss, mostPoints),
    smoothLoss: decimate(smooth(loss), mostPoints),
    heldOutLoss: decimate(heldOutLoss, mostMarks),
    heldOutAccuracy: heldOut.map(({ step, accuracy }) => ({ x: step, y: accuracy * 100 })),
    learningRate: decimate(rate, mostPoints),
    lastStep: plannedSteps(run),
  };
}

const known = new WeakMap<RunRecord, Curves>();

/** A run's record is a new object whenever it changes, so what was computed from it stays true. */
function rememberedCurves(run: RunRecord): Curves {
  const before = known.get(run);
  if (before) return before;
  const curves = curvesOf(run);
  known.set(run, curves);
  return curves;
}

/** Returns names, with the run's number where two are called the same. */
function labelsOf(runs: readonly RunRecord[]): string[] {
  const names = runs.map(({ plan }) => runName(plan));
  return names.map((name, index) => {
    const twin = names.some((other, at) => other === name && at !== index);
    const number = runs[index]?.plan.runId.split('-').at(-1);
    return twin ? `${name} #${number}` : name;
  });
}

/** Returns the curves of every run that trains or has trained. */
export function runCurves(runs: readonly RunRecord[]): RunCurves[] {
  const trained = runs.filter((run) => isTraining(run) && run.train.length > 0);
  const labels = labelsOf(trained);
  return trained.map((run, index) => ({ ...rememberedCurves(run), label: labels[index] ?? '' }));
}

/** Returns the point nearest to a step; null when there is none. */
export function nearestPoint(points: readonly Point[], step: number): Point | null {
  let [low, high] = [0, points.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.x ?? 0) < step) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [points[low - 1], points[low]];
  if (!before || !after) return after ?? null;
  return step - before.x < after.x - step ? before : after;
}
