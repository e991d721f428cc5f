/** How the learning rate changes over a training run. */
export type ScheduleId = 'constant' | 'step' | 'cosine';

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
 *   the step after the last on.
 *
 * Units: `step` counts from 0; past the last it is as at `t = T`.
 * Source: Loshchilov and Hutter, arXiv 1608.03983, equation 5, without restarts; PyTorch,
 * `CosineAnnealingLR` advanced once per step.
 */
export function learningRateAt(plan: LearningRatePlan, step: number): number {
  const { schedule, peak, warmupShare, totalSteps } = plan;
  const warmupSteps = Math.round(warmupShare * totalSteps);
  const current = Math.max(step, 0);
  if (current < warmupSteps) return (peak * (current + 1)) / warmupSteps;
  const remaining = totalSteps - warmupSteps;
  const progress = remaining > 0 ? Math.min((current - warmupSteps) / remaining, 1) : 1;
  return peak * factorAt(schedule, progress);
}

/** Progress from 0 at the first step after the warm-up to 1 after the last. */
function factorAt(schedule: ScheduleId, progress: number): number {
  switch (schedule) {
    case 'constant':
      return 1;
    case 'step':
      return progress < 1 / 2 ? 1 : progress < 3 / 4 ? 0.1 : 0.01;
    case 'cosine':
      return (1 + Math.cos(Math.PI * progress)) / 2;
  }
}
