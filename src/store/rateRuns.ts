import { groupBy } from '../core/groupBy';
import type { Method, Start } from '../core/run';
import { changedSettings } from '../core/settings/effect';
import { type SettingId, type Settings, settingIds } from '../core/settings/settings';
import {
  accuracyOverSeeds,
  type ControlLine,
  controlLines,
  type RateAccuracy,
  type SweepCell,
  type SweepPoint,
} from '../core/sweep/lines';
import { runsFrom } from './plans';
import { sameStart } from './relevance';
import { isOwn, type LabState, type RunRecord } from './state';
import { isSteered } from './steered';

/** What PTQ came to at one bit width, over its seeds. */
export interface PtqReference extends Omit<RateAccuracy, 'learningRate'> {
  readonly bits: number;
}

/** Settings and base model that runs are alike in. */
export interface Basis {
  readonly start: Start;
  readonly settings: Settings;
}

/** What is known of accuracy against learning rate. */
export interface RateRuns {
  readonly points: readonly SweepPoint[];
  readonly diverged: readonly SweepCell[];
  readonly ptq: readonly PtqReference[];
  readonly controls: readonly ControlLine[];
  /** What they are alike in; not the settings as they are now where nothing is known of those. */
  readonly basis: Basis;
}

type Part = Pick<LabState, 'runs' | 'start' | 'settings'>;

/** What a sweep goes through, and what changes no result. */
const free: ReadonlySet<SettingId> = new Set([
  'qatLearningRate',
  'qatOptimizer',
  'qatScales',
  'weightBits',
  'activationBits',
  'seed',
  'backend',
  'heldOutImages',
] as const);

const bound = settingIds.filter((id) => !free.has(id));

/** Returns the settings in which runs that can be compared by their rates differ, but may not. */
export function boundChanges(method: Method, before: Settings, after: Settings): SettingId[] {
  // What a setting has an effect on takes a while to find out, and mostly there is no need to.
  if (bound.every((id) => before[id] === after[id])) return [];
  return changedSettings(method, before, after).filter((id) => !free.has(id));
}

const known = new WeakMap<Part['runs'], { readonly of: Part; readonly found: RateRuns }>();

/**
 * Returns what is known of accuracy against learning rate for the settings as they are or, where
 * that is nothing, for those that the latest runs at several rates had. The same object for all
 * charts until something changes.
 */
export function rateRuns(state: Part): RateRuns {
  const before = known.get(state.runs);
  if (before?.of.start === state.start && before.of.settings === state.settings) {
    return before.found;
  }
  const found = findOfAny(state);
  known.set(state.runs, { of: state, found });
  return found;
}

/** Looking further back would take a while. */
const mostBases = 4;

function findOfAny({ runs, start, settings }: Part): RateRuns {
  const now = findRateRuns(runs, { start, settings });
  if (hasSeveralRates(now)) return now;
  for (const basis of earlierBases(runs, now.basis)) {
    const earlier = findRateRuns(runs, basis);
    if (hasSeveralRates(earlier)) return earlier;
  }
  return now;
}

/** Returns what QAT runs that are not like `now` have been alike in, the latest first. */
function earlierBases(runs: readonly RunRecord[], now: Basis): Basis[] {
  const bases = [now];
  for (const run of runs.toReversed()) {
    const { plan } = run;
    if (plan.method !== 'qat' || !isOwn(run) || !isVisible(run) || !hasEnded(run)) continue;
    const isKnown = bases.some((basis) => sameStart(plan, basis) && isComparable(run, basis));
    if (!isKnown) bases.push({ start: plan.start, settings: plan.settings });
    if (bases.length > mostBases) break;
  }
  return bases.slice(1);
}

/**
 * Returns the latest QAT runs of every learning rate, bit width, optimizer, way to set scales and
 * seed that started from the basis' weights and differ from its settings in these alone, with the
 * PTQ and control runs beside them. Runs that a person has hidden, or whose rate was changed by hand,
 * are left out.
 */
export function findRateRuns(runs: readonly RunRecord[], basis: Basis): RateRuns {
  const alike = runsFrom(basis.start, basis.settings, runs).filter(
    (run) => isVisible(run) && hasEnded(run) && !isSteered(run) && isComparable(run, basis),
  );
  const of = (method: Method) => latestCells(alike.filter(({ plan }) => plan.method === method));
  const qat = of('qat');
  return {
    points: qat.flatMap(pointsOf),
    diverged: qat.filter(({ status }) => status === 'diverged').map(cellOf),
    ptq: ptqReferences(of('ptq')),
    controls: controlLines(of('control').flatMap(pointsOf)),
    basis,
  };
}

const hasEnded = ({ status }: RunRecord) => status === 'finished' || status === 'diverged';

// Runs of other pages are off the curves, but nobody has hidden them.
const isVisible = ({ shown, aside }: RunRecord) => shown || aside;

function isComparable({ plan: { method, settings } }: RunRecord, basis: Basis): boolean {
  const hasTwoWidths = settings.weightBits !== settings.activationBits;
  if (hasTwoWidths && method !== 'control') return false;
  return boundChanges(method, settings, basis.settings).length === 0;
}

/** Returns the latest run of each kind: what a run does not look at makes no other kind. */
function latestCells(runs: readonly RunRecord[]): RunRecord[] {
  return [...groupBy(runs, kindOf).values()].flatMap((same) => same.slice(-1));
}

function kindOf({ plan: { method, settings } }: RunRecord): string {
  const { weightBits, qatOptimizer, qatScales, qatLearningRate, seed } = settings;
  if (method === 'ptq') return [weightBits, seed].join();
  const rate = [qatOptimizer, qatLearningRate, seed];
  return (method === 'control' ? rate : [...rate, weightBits, qatScales]).join();
}

function cellOf({ plan: { settings } }: RunRecord): SweepCell {
  return {
    learningRate: settings.qatLearningRate,
    bits: settings.weightBits,
    optimizer: settings.qatOptimizer,
    scales: settings.qatScales,
    seed: settings.seed,
  };
}

function pointsOf(run: RunRecord): SweepPoint[] {
  const evaluation = run.result?.evaluation;
  if (!evaluation) return [];
  const { correct, total } = evaluation;
  return [{ ...cellOf(run), correct, total }];
}

function ptqReferences(runs: readonly RunRecord[]): PtqReference[] {
  const widths = groupBy(runs.flatMap(pointsOf), ({ bits }) => bits);
  return [...widths].map(([bits, own]) => ({ bits, ...accuracyOverSeeds(own) }));
}

/** Returns whether there is anything to say about learning rates: two of them, ended, on one line. */
export function hasSeveralRates({ points, diverged }: RateRuns): boolean {
  if (points.length === 0) return false;
  const keyOf = ({ bits, optimizer, scales }: SweepCell) => `${bits}/${optimizer}/${scales}`;
  const lines = groupBy([...points, ...diverged], keyOf);
  return [...lines.values()].some(
    (line) => new Set(line.map(({ learningRate }) => learningRate)).size > 1,
  );
}

/** Returns whether charts of learning rates have anything to show. */
export function hasRates(state: Part): boolean {
  return hasSeveralRates(rateRuns(state));
}
