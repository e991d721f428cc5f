import type { HeldOutPoint, Method, TrainPoint } from '../../core/run';
import { type LearningRatePlan, learningRateAt } from '../../core/schedule';
import type { Settings } from '../../core/settings/settings';
import { bounds, mostHeldOutPoints, mostLossPoints } from './limits';

/** Losses travel as whole thousandths. */
const perLoss = 1_000;

/** Returns a loss in thousandths, no larger than a link may say; null where it is not a number. */
export function packLoss(loss: number): number | null {
  return Number.isNaN(loss) ? null : Math.round(Math.min(loss, bounds.loss) * perLoss);
}

export const unpackLoss = (packed: number | null) =>
  packed === null ? Number.NaN : packed / perLoss;

/** Returns the number of stretches that a curve of so many steps travels in. */
const stretchesOf = (steps: number) => Math.min(steps, mostLossPoints);

const startOf = (stretch: number, steps: number) =>
  Math.floor((stretch * steps) / stretchesOf(steps));

/** Returns the mean loss of every stretch of `steps` steps, packed; null where nothing was measured. */
export function packTrain(train: readonly TrainPoint[], steps: number): (number | null)[] {
  const stretches = stretchesOf(steps);
  const sums = new Float64Array(stretches);
  const counts = new Float64Array(stretches);
  for (const { step, loss } of train) {
    const at = stretchOf(step, steps);
    sums[at] = (sums[at] ?? 0) + loss;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return Array.from(sums, (sum, at) => packLoss(sum / (counts[at] ?? 0)));
}

/** The stretch that a step lies in: the last one that does not start after it. */
function stretchOf(step: number, steps: number): number {
  const stretches = stretchesOf(steps);
  const guess = Math.min(Math.floor(((step + 1) * stretches) / steps), stretches - 1);
  return startOf(guess, steps) > step ? guess - 1 : guess;
}

export interface TrainedRun {
  readonly method: Method;
  readonly settings: Settings;
  readonly steps: number;
  readonly trainMs: number;
}

/** Returns the points that `packTrain` packed: one in the middle of every stretch, rates by the schedule. */
export function unpackTrain(losses: readonly (number | null)[], run: TrainedRun): TrainPoint[] {
  const { steps, trainMs } = run;
  if (losses.length !== stretchesOf(steps)) return [];
  const rates = ratePlan(run);
  return losses.map((loss, stretch) => {
    const last = startOf(stretch + 1, steps) - 1;
    const step = Math.floor((startOf(stretch, steps) + last) / 2);
    return {
      step,
      loss: unpackLoss(loss),
      accuracy: Number.NaN,
      learningRate: learningRateAt(rates, step),
      elapsedMs: (trainMs * (step + 1)) / steps,
    };
  });
}

function ratePlan({ method, settings, steps }: TrainedRun): LearningRatePlan {
  const isFromScratch = method === 'fp32' || settings.qatFrom === 'scratch';
  const { schedule, learningRate, warmup, qatSchedule, qatLearningRate, qatWarmup } = settings;
  return isFromScratch
    ? { schedule, peak: learningRate, warmupShare: warmup / 100, totalSteps: steps }
    : {
        schedule: qatSchedule,
        peak: qatLearningRate,
        warmupShare: qatWarmup / 100,
        totalSteps: steps,
      };
}

/** Returns at most `mostHeldOutPoints` points, the first, the best and the last among them. */
export function thinned(points: readonly HeldOutPoint[]): HeldOutPoint[] {
  if (points.length <= mostHeldOutPoints) return [...points];
  const best = points.reduce(
    (before, _, at) =>
      (points[at]?.accuracy ?? 0) > (points[before]?.accuracy ?? 0) ? at : before,
    0,
  );
  const even = mostHeldOutPoints - 1;
  const spread = Array.from({ length: even }, (_, at) =>
    Math.round((at * (points.length - 1)) / (even - 1)),
  );
  return [...new Set([...spread, best])]
    .toSorted((a, b) => a - b)
    .flatMap((at) => points[at] ?? []);
}
