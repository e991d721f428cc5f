/** How the learning rate changes over a training run. */
export type ScheduleId = 'constant' | 'step' | 'cosine' | 'one-cycle';

export interface LearningRatePlan {
  readonly schedule: ScheduleId;
  /** The highest rate. */
  readonly peak: number;
  /** Share of the steps spent rising to the peak, 0 to 1. */
  readonly warmupShare: number;
  readonly totalSteps: number;
}

/**
 * Returns the learning rate of one step. The first `W = round(warmupShare * totalSteps)` steps rise
 * linearly from `peak / W` to `peak`; over the `T` that remain, with `t` counted from their first,
 *
 * - constant: `peak`;
 * - step: `peak` while `t < T/2`, a tenth of it while `t < 3T/4`, then a hundredth;
 * - cosine: `peak * (1 + cos(pi * t / T)) / 2`: `peak` at `t = 0`, above 0 at the last step, and 0 from
 *   the step after the last on;
 * - one-cycle: along half a cosine from `peak / 25` up to `peak` over the first 30 %, then along another
 *   down to `peak / 250,000`.
 *
 * Units: `step` counts from 0; past the last it is as at `t = T`.
 * Source: Loshchilov and Hutter, arXiv 1608.03983, equation 5, without restarts; PyTorch,
 * `CosineAnnealingLR` and `OneCycleLR` advanced once per step; Smith and Topin, arXiv 1708.07120.
 */
export function learningRateAt(plan: LearningRatePlan, step: number): number {
  const { schedule, peak, warmupShare, totalSteps } = plan;
  const warmupSteps = Math.round(warmupShare * totalSteps);
  const current = Math.max(step, 0);
  if (current < warmupSteps) return (peak * (current + 1)) / warmupSteps;
  return peak * factorAt(schedule, current - warmupSteps, totalSteps - warmupSteps);
}

/** Steps are counted from the first after the warm-up. */
function factorAt(schedule: ScheduleId, step: number, steps: number): number {
  const progress = steps > 0 ? Math.min(step / steps, 1) : 1;
  switch (schedule) {
    case 'constant':
      return 1;
    case 'step':
      return progress < 1 / 2 ? 1 : progress < 3 / 4 ? 0.1 : 0.01;
    case 'cosine':
      return halfCosine(1, 0, progress);
    case 'one-cycle':
      return oneCycle(step, steps);
  }
}

const risingShare = 0.3;
const startFactor = 1 / 25;
const endFactor = startFactor / 1e4;

function oneCycle(step: number, steps: number): number {
  const [top, end] = [risingShare * steps - 1, steps - 1];
  if (step <= top) return halfCosine(startFactor, 1, step / top);
  return halfCosine(1, endFactor, end > top ? Math.min((step - top) / (end - top), 1) : 1);
}

function halfCosine(from: number, to: number, progress: number): number {
  return to + ((from - to) * (1 + Math.cos(Math.PI * progress))) / 2;
}
