import { planKey } from '../core/planKey';
import { type SweepPlan, sweepPlans } from '../core/sweep/plans';
import { readSweep, type SweepReading } from '../core/sweep/readSweep';
import { isOwn, type LabState, type RunRecord } from './state';
import { isSteered } from './steered';

/** A sweep as it was chosen, before anything is said of its runs. */
interface PlannedSweep {
  readonly reading: SweepReading;
  /** By `planKey`, in their order; empty where the choice is not legal. */
  readonly plans: ReadonlyMap<string, SweepPlan>;
}

/** How far a sweep has come. Which runs belong to it follows from what they did, whoever asked for them. */
export interface SweepStanding extends PlannedSweep {
  /** Runs that have finished or diverged: either is an answer. */
  readonly answered: readonly RunRecord[];
  /** Runs that wait, run or pause, or that were interrupted. */
  readonly pending: readonly RunRecord[];
  readonly lacking: readonly SweepPlan[];
}

type Choice = Pick<LabState, 'sweep' | 'start' | 'settings'>;

const planned = new WeakMap<
  LabState['sweep'],
  { readonly of: Choice; readonly sweep: PlannedSweep }
>();

function plannedSweep(state: Choice): PlannedSweep {
  const before = planned.get(state.sweep);
  if (before?.of.start === state.start && before.of.settings === state.settings) {
    return before.sweep;
  }
  const sweep = plan(state);
  planned.set(state.sweep, { of: state, sweep });
  return sweep;
}

function plan({ sweep, start, settings }: Choice): PlannedSweep {
  const reading = readSweep(sweep, settings);
  const plans = reading.grid ? sweepPlans(reading.grid, start, settings) : [];
  return { reading, plans: new Map(plans.map((own) => [planKey(own), own])) };
}

const keys = new WeakMap<RunRecord['plan'], string>();

/** A plan never changes. */
function keyOf({ plan: own }: RunRecord): string {
  const known = keys.get(own) ?? planKey(own);
  keys.set(own, known);
  return known;
}

const standings = new WeakMap<LabState['runs'], SweepStanding>();

/** Returns how far the sweep that is chosen has come. */
export function sweepStanding(state: Choice & Pick<LabState, 'runs'>): SweepStanding {
  const sweep = plannedSweep(state);
  const before = standings.get(state.runs);
  if (before?.plans === sweep.plans) return before;
  const standing = standingOf(sweep, state.runs);
  standings.set(state.runs, standing);
  return standing;
}

function standingOf({ reading, plans }: PlannedSweep, runs: LabState['runs']): SweepStanding {
  const { answers, awaited } = runsByKey(runs, plans);
  const isKnown = (key: string) => answers.has(key) || awaited.has(key);
  return {
    reading,
    plans,
    answered: [...answers.values()],
    pending: [...awaited].flatMap(([key, run]) => (answers.has(key) ? [] : [run])),
    lacking: [...plans].flatMap(([key, own]) => (isKnown(key) ? [] : [own])),
  };
}

const isAnswer = ({ status }: RunRecord) => status === 'finished' || status === 'diverged';
const isAwaited = ({ status }: RunRecord) =>
  ['waiting', 'running', 'paused', 'interrupted'].includes(status);

/** A run whose learning rate was changed by hand did something else than its plan says. */
function runsByKey(runs: readonly RunRecord[], plans: ReadonlyMap<string, SweepPlan>) {
  const answers = new Map<string, RunRecord>();
  const awaited = new Map<string, RunRecord>();
  for (const run of plans.size > 0 ? runs : []) {
    if (!isOwn(run) || isSteered(run)) continue;
    const key = keyOf(run);
    if (!plans.has(key)) continue;
    if (isAnswer(run)) answers.set(key, run);
    else if (isAwaited(run)) awaited.set(key, run);
  }
  return { answers, awaited };
}

/**
 * Returns whether all of the sweep that is chosen has been asked for, and some of it is still to
 * come: a single run that happens to be one of its grid is no sweep.
 */
export const isUnderWay = ({ pending, lacking }: SweepStanding): boolean =>
  pending.length > 0 && lacking.length === 0;

/** Returns whether a run is one of a sweep that goes on or is complete. */
export function isOfSweep(state: Choice & Pick<LabState, 'runs'>, run: RunRecord): boolean {
  const { plans, lacking } = sweepStanding(state);
  return plans.has(keyOf(run)) && lacking.length === 0;
}
