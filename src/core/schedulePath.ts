import { type LearningRatePlan, learningRateAt } from './schedule';

/** A learning rate at a share of a run, both from 0 to 1 of what they can be. */
export interface SchedulePoint {
  /** Share of the steps. */
  readonly at: number;
  /** Share of the peak. */
  readonly rate: number;
}

/** More cannot be told apart in a small picture. */
const mostPoints = 120;

/** Returns the learning rate of a run from its first to its last step, at few enough steps to draw. */
export function schedulePoints(plan: LearningRatePlan): SchedulePoint[] {
  const last = Math.max(plan.totalSteps - 1, 1);
  const count = Math.min(plan.totalSteps, mostPoints);
  return Array.from({ length: count }, (_, index) => {
    const step = Math.round((index * last) / Math.max(count - 1, 1));
    return { at: step / last, rate: learningRateAt(plan, step) / plan.peak };
  });
}
