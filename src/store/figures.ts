import { differencePoints } from '../core/metrics/compare';
import { type AccuracyInterval, accuracyInterval } from '../core/metrics/interval';
import type { HeldOutPoint } from '../core/run';
import { rateSetting } from '../core/settings/rateSetting';
import { nameOf } from './names';
import { referenceRun } from './selectors';
import type { RunRecord } from './state';

/** The figures of a run, as tables and charts show them. */
export interface Figures {
  readonly name: string;
  readonly accuracy: AccuracyInterval | null;
  readonly testImages: number | null;
  /** Against the float network that the run started from. */
  readonly deltaPoints: number | null;
  /** The best and the last that was measured on held-out images. */
  readonly best: HeldOutPoint | null;
  readonly last: HeldOutPoint | null;
  /** Share of the images classified as by that network, 0 to 1. */
  readonly agreement: number | null;
  readonly sizeBytes: number | null;
  /** Null for runs that do not train. */
  readonly learningRate: number | null;
  readonly steps: number | null;
  readonly totalMs: number | null;
}

function rateOf({ plan }: RunRecord): number | null {
  const id = rateSetting(plan);
  return id && plan.settings[id];
}

function bestOf(points: readonly HeldOutPoint[]): HeldOutPoint | null {
  return points.reduce<HeldOutPoint | null>(
    (best, point) => (best && best.accuracy >= point.accuracy ? best : point),
    null,
  );
}

function stepsOf({ plan, result, train }: RunRecord): number | null {
  if (plan.method === 'base' || plan.method === 'ptq') return null;
  const last = train.at(-1);
  // Points count steps from 0.
  return result?.steps ?? (last ? last.step + 1 : null);
}

function deltaOf(run: RunRecord, runs: readonly RunRecord[]): number | null {
  const reference = referenceRun(runs, run);
  const before = reference?.result?.evaluation;
  const after = run.result?.evaluation;
  return before && after && reference !== run ? differencePoints(after, before) : null;
}

function measured({ result }: RunRecord) {
  const evaluation = result?.evaluation;
  if (!evaluation) return { accuracy: null, testImages: null, agreement: null };
  const { correct, total, agreeing } = evaluation;
  return {
    accuracy: accuracyInterval(correct, total),
    testImages: total,
    agreement: agreeing === null ? null : agreeing / total,
  };
}

/** Returns a run's figures; null where there is nothing to say yet. */
export function figuresOf(run: RunRecord, runs: readonly RunRecord[]): Figures {
  const { result } = run;
  return {
    name: nameOf(run),
    ...measured(run),
    deltaPoints: deltaOf(run, runs),
    best: bestOf(run.heldOut),
    last: run.heldOut.at(-1) ?? null,
    sizeBytes: result?.sizeBytes ?? null,
    learningRate: rateOf(run),
    steps: stepsOf(run),
    totalMs: result?.totalMs ?? null,
  };
}
