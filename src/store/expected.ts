import type { Method } from '../core/run';
import type { Settings } from '../core/settings/settings';
import { formatDuration } from '../share/format';
import type { Draft } from './draft';
import { isOwn, type RunRecord } from './state';

/** How long runs are going to take, judged by those that have ended. */
export interface Expected {
  /** Of the kinds of run that something is known of. */
  readonly ms: number;
  /** Runs of kinds that nothing is known of yet. */
  readonly unknown: number;
  /** True where some were judged by runs of another kind. */
  readonly rough: boolean;
}

/** What is known of runs of one kind. */
interface Pace {
  readonly stepMs: number;
  /** Everything but the steps. */
  readonly restMs: number;
  readonly rough: boolean;
}

/** Returns settings with no more images than there are of their dataset, as runs are carried out. */
export type Fit = (settings: Settings) => Settings;

const asTheyAre: Fit = (settings) => settings;

/** Returns how many steps a draft trains. */
export function plannedSteps({ method, settings }: Omit<Draft, 'start'>): number {
  const { trainImages, batchSize, epochs, qatEpochs, qatSteps, qatFrom } = settings;
  const perEpoch = Math.max(1, Math.floor(trainImages / batchSize));
  if (!trains(method)) return 0;
  if (method !== 'fp32' && qatSteps > 0) return qatSteps;
  const scratch = method === 'fp32' || qatFrom === 'scratch';
  return Math.max(1, Math.round((scratch ? epochs : qatEpochs) * perEpoch));
}

const trains = (method: Method) => method !== 'base' && method !== 'ptq';

/** What decides how long a step, or an image, takes. */
const conditions = ({ dataset, model, batchSize, testImages, backend }: Settings) => [
  dataset,
  model,
  batchSize,
  testImages,
  backend,
];

function likeness(a: Settings, b: Settings): number {
  const [one, other] = [conditions(a), conditions(b)];
  return one.filter((value, index) => value === other[index]).length;
}

/** Returns the ended run here of those methods that is most like the settings, of equals the latest. */
function mostAlike(
  methods: readonly Method[],
  settings: Settings,
  runs: readonly RunRecord[],
): RunRecord | null {
  const ended = runs.filter(
    (run) => isOwn(run) && methods.includes(run.plan.method) && run.status === 'finished',
  );
  return ended.reduce<RunRecord | null>(
    (best, run) =>
      best && likeness(best.plan.settings, settings) > likeness(run.plan.settings, settings)
        ? best
        : run,
    null,
  );
}

function paceOf({ method, settings }: Draft, runs: readonly RunRecord[], fitted: Fit): Pace | null {
  const own = measuredPace([method], settings, runs);
  if (own) return own;
  const other = trains(method) ? measuredPace(['qat', 'control', 'fp32'], settings, runs) : null;
  return other ? { ...other, rough: true } : paceByTesting(method, fitted(settings), runs);
}

function measuredPace(
  methods: readonly Method[],
  settings: Settings,
  runs: readonly RunRecord[],
): Pace | null {
  const result = mostAlike(methods, settings, runs)?.result;
  if (!result) return null;
  const { steps, trainMs, totalMs } = result;
  if (steps === 0) return { stepMs: 0, restMs: totalMs, rough: false };
  return { stepMs: trainMs / steps, restMs: totalMs - trainMs, rough: false };
}

/** A step goes forwards, and backwards to the images and to the weights. */
const passesPerStep = 3;

/** PTQ calibrates, repairs and compares integers besides testing. */
const testsPerPtq = 4;

/** Judges by how long the base model took to be tested. */
function paceByTesting(
  method: Method,
  settings: Settings,
  runs: readonly RunRecord[],
): Pace | null {
  const evaluation = mostAlike(['base'], settings, runs)?.result?.evaluation;
  if (!evaluation) return null;
  const imageMs = evaluation.evaluateMs / evaluation.total;
  const testMs = imageMs * settings.testImages;
  return {
    stepMs: imageMs * settings.batchSize * passesPerStep,
    restMs: method === 'ptq' ? testMs * testsPerPtq : testMs,
    rough: true,
  };
}

/** Returns how long the runs are going to take, one after another. */
export function expected(
  drafts: readonly Draft[],
  runs: readonly RunRecord[],
  fitted: Fit = asTheyAre,
): Expected {
  const paces = new Map<string, Pace | null>();
  const known = (draft: Draft): Pace | null => {
    const key = [draft.method, ...conditions(draft.settings)].join();
    const before = paces.get(key);
    if (before !== undefined) return before;
    const pace = paceOf(draft, runs, fitted);
    paces.set(key, pace);
    return pace;
  };
  const stepsOf = ({ method, settings }: Draft) =>
    plannedSteps({ method, settings: fitted(settings) });
  const times = drafts.map((draft) => ({ draft, pace: known(draft) }));
  return {
    ms: times.reduce(
      (sum, { draft, pace }) => sum + (pace ? pace.restMs + pace.stepMs * stepsOf(draft) : 0),
      0,
    ),
    unknown: times.filter(({ pace }) => pace === null).length,
    rough: times.some(({ pace }) => pace?.rough),
  };
}

/** Returns for about how long runs go on: `about 40 s`, `roughly 40 s for 3, the rest not known yet`. */
export function timeInWords(
  drafts: readonly Draft[],
  runs: readonly RunRecord[],
  fitted: Fit = asTheyAre,
): string {
  const { ms, unknown, rough } = expected(drafts, runs, fitted);
  const known = drafts.length - unknown;
  if (known === 0) return 'time not known yet';
  const time = `${rough ? 'roughly' : 'about'} ${formatDuration(ms)}`;
  return unknown === 0 ? time : `${time} for ${known}, the rest not known yet`;
}
