import type { Method } from '../core/run';
import type { Settings } from '../core/settings/settings';
import type { Draft } from './plans';
import { isOwn, type RunRecord } from './state';

/** How long runs are going to take, judged by those that have ended. */
export interface Expected {
  /** Of the kinds of run that have been measured. */
  readonly ms: number;
  /** Runs of kinds that nothing has measured yet. */
  readonly unknown: number;
}

function stepsOf({ method, settings }: Draft): number {
  const { trainImages, batchSize, epochs, qatEpochs, qatSteps, qatFrom } = settings;
  const perEpoch = Math.max(1, Math.floor(trainImages / batchSize));
  if (method !== 'fp32' && qatSteps > 0) return qatSteps;
  const scratch = method === 'fp32' || qatFrom === 'scratch';
  return Math.max(1, Math.round((scratch ? epochs : qatEpochs) * perEpoch));
}

const trains = (method: Method) => method !== 'base' && method !== 'ptq';

/** What decides how long a step, or an image, takes. */
const pace = ({ model, batchSize, testImages, backend }: Settings) => ({
  model,
  batchSize,
  testImages,
  backend,
});

function likeness(a: Settings, b: Settings): number {
  const [one, other] = [Object.values(pace(a)), Object.values(pace(b))];
  return one.filter((value, index) => value === other[index]).length;
}

/** Returns the ended run here of that method that is most like the draft, of equals the latest. */
function mostAlike({ method, settings }: Draft, runs: readonly RunRecord[]): RunRecord | null {
  const ended = runs.filter(
    (run) => isOwn(run) && run.plan.method === method && run.status === 'finished',
  );
  return ended.reduce<RunRecord | null>(
    (best, run) =>
      best && likeness(best.plan.settings, settings) > likeness(run.plan.settings, settings)
        ? best
        : run,
    null,
  );
}

function expectedOf(draft: Draft, runs: readonly RunRecord[]): number | null {
  const result = mostAlike(draft, runs)?.result;
  if (!result) return null;
  if (!trains(draft.method) || result.steps === 0) return result.totalMs;
  const perStep = result.trainMs / result.steps;
  return result.totalMs - result.trainMs + perStep * stepsOf(draft);
}

/** Returns how long the runs are going to take, one after another. */
export function expected(drafts: readonly Draft[], runs: readonly RunRecord[]): Expected {
  const times = drafts.map((draft) => expectedOf(draft, runs));
  return {
    ms: times.reduce<number>((sum, ms) => sum + (ms ?? 0), 0),
    unknown: times.filter((ms) => ms === null).length,
  };
}
