import { groupBy } from '../../../core/groupBy';
import { meanAndDeviation } from '../../../core/metrics/meanAndDeviation';
import type { Evaluation, Method } from '../../../core/run';
import { changedSettings } from '../../../core/settings/effect';
import { type SettingId, type Settings, settingIds } from '../../../core/settings/settings';
import type { SweepPoint } from '../../../core/sweep/lines';
import { runsFrom } from '../../../store/plans';
import type { LabState, RunRecord } from '../../../store/state';
import { isSteered } from '../../../store/steered';

/** A QAT run that diverged, so that it has no accuracy. */
export type DivergedPoint = Omit<SweepPoint, 'correct' | 'total'>;

/** What does not depend on the learning rate of QAT, as a mean over seeds. */
export interface RateReference {
  readonly method: Extract<Method, 'ptq' | 'control'>;
  /** Null for the control. */
  readonly bits: number | null;
  /** 0 to 1. */
  readonly mean: number;
}

/** What is known of accuracy against learning rate. */
export interface RateRuns {
  readonly points: readonly SweepPoint[];
  readonly diverged: readonly DivergedPoint[];
  readonly references: readonly RateReference[];
}

type Part = Pick<LabState, 'runs' | 'start' | 'settings'>;

/** What a sweep goes through, and what changes no result. */
const free: ReadonlySet<SettingId> = new Set([
  'qatLearningRate',
  'qatOptimizer',
  'weightBits',
  'activationBits',
  'seed',
  'backend',
  'heldOutImages',
] as const);

const bound = settingIds.filter((id) => !free.has(id));

const known = new WeakMap<Part['runs'], { readonly of: Part; readonly found: RateRuns }>();

/** As `findRateRuns`; the same object for all charts until something changes. */
export function rateRuns(state: Part): RateRuns {
  const before = known.get(state.runs);
  if (before?.of.start === state.start && before.of.settings === state.settings) {
    return before.found;
  }
  const found = findRateRuns(state);
  known.set(state.runs, { of: state, found });
  return found;
}

/**
 * Returns the latest QAT runs of every learning rate, bit width, optimizer and seed that started from
 * the chosen base model and differ from the settings in these alone, with the PTQ and control runs
 * beside them. Runs that a person has hidden, or whose rate was changed by hand, are left out.
 */
export function findRateRuns({ runs, start, settings }: Part): RateRuns {
  const alike = runsFrom(start, settings, runs).filter(
    (run) => isVisible(run) && !isSteered(run) && isAlike(run, settings),
  );
  const of = (method: Method) => alike.filter(({ plan }) => plan.method === method);
  const latest = latestOf(
    of('qat').filter(({ status }) => ended.has(status)),
    keyOfQat,
  );
  return {
    points: latest.flatMap(pointsOf),
    diverged: latest.filter(({ status }) => status === 'diverged').map(pointOf),
    references: [...ptqReferences(of('ptq')), ...controlReference(of('control'))],
  };
}

const ended: ReadonlySet<RunRecord['status']> = new Set(['finished', 'diverged']);

// Runs of other pages are off the curves, but nobody has hidden them.
const isVisible = ({ shown, aside }: RunRecord) => shown || aside;

function isAlike({ plan: { method, settings: own } }: RunRecord, settings: Settings): boolean {
  if (own.weightBits !== own.activationBits) return false;
  // What a setting has an effect on takes a while to find out, and mostly there is no need to.
  if (bound.every((id) => own[id] === settings[id])) return true;
  return changedSettings(method, own, settings).every((id) => free.has(id));
}

function latestOf(runs: readonly RunRecord[], keyOf: (run: RunRecord) => string): RunRecord[] {
  return [...groupBy(runs, keyOf).values()].flatMap((same) => same.slice(-1));
}

const keyOfQat = ({ plan: { settings } }: RunRecord) =>
  [settings.weightBits, settings.qatOptimizer, settings.qatLearningRate, settings.seed].join();

function pointOf({ plan: { settings } }: RunRecord): DivergedPoint {
  return {
    learningRate: settings.qatLearningRate,
    bits: settings.weightBits,
    optimizer: settings.qatOptimizer,
    seed: settings.seed,
  };
}

function pointsOf(run: RunRecord): SweepPoint[] {
  const evaluation = run.result?.evaluation;
  if (!evaluation) return [];
  const { correct, total } = evaluation;
  return [{ ...pointOf(run), correct, total }];
}

function meanOf(runs: readonly RunRecord[]): number | null {
  const evaluations = latestOf(runs, ({ plan }) => String(plan.settings.seed)).flatMap(
    ({ result }): Evaluation[] => (result?.evaluation ? [result.evaluation] : []),
  );
  if (evaluations.length === 0) return null;
  return meanAndDeviation(evaluations.map(({ correct, total }) => correct / total)).mean;
}

function ptqReferences(runs: readonly RunRecord[]): RateReference[] {
  const widths = groupBy(runs, ({ plan }) => plan.settings.weightBits);
  return [...widths].flatMap(([bits, own]) => {
    const mean = meanOf(own);
    return mean === null ? [] : [{ method: 'ptq', bits, mean } as const];
  });
}

/** Controls at the learning rate and optimizer of the latest one: a control belongs to one of each. */
function controlReference(runs: readonly RunRecord[]): RateReference[] {
  const last = runs.findLast(({ result }) => result?.evaluation)?.plan.settings;
  const mean = meanOf(
    runs.filter(
      ({ plan: { settings } }) =>
        settings.qatLearningRate === last?.qatLearningRate &&
        settings.qatOptimizer === last.qatOptimizer,
    ),
  );
  return mean === null ? [] : [{ method: 'control', bits: null, mean }];
}

/** Returns whether there is anything to say about learning rates: two of them, ended, at one width and optimizer. */
export function hasRates(state: Part): boolean {
  const { points, diverged } = rateRuns(state);
  if (points.length === 0) return false;
  const lines = groupBy([...points, ...diverged], ({ bits, optimizer }) => `${bits}/${optimizer}`);
  return [...lines.values()].some(
    (line) => new Set(line.map(({ learningRate }) => learningRate)).size > 1,
  );
}
