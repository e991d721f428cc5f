import { LabError } from '../core/errors';
import type { BatchPoint } from '../core/run';
import { learningRateAt } from '../core/schedule';
import type { Trainee } from '../engine/training/learner';
import { trainingPlan } from '../engine/training/plan';
import { train } from '../engine/training/train';
import { RateDial } from './rateDial';
import { ReadbackPace } from './readbackPace';
import type { RunContext } from './runContext';
import { drive } from './runControl';
import { StepTimes } from './stepTimes';

// Gradients of a softmax are bounded, so a network that diverges rarely reaches infinity: it jumps
// to losses in the hundreds and then stays at chance, which is ln 10 = 2.3. No run comes back from
// a hundred times that.
const hopelessLoss = 230;

/** How much training a run did. */
export interface Trained {
  readonly steps: number;
  readonly trainMs: number;
}

/**
 * Trains a network in place as the plan says, with live curves, pause and cancel.
 * Throws: `diverged` when the loss is not finite or beyond hope, `cancelled`.
 */
export async function trainNetwork(
  { plan: run, images, control, progress, now }: RunContext,
  trainee: Trainee,
): Promise<Trained> {
  const plan = trainingPlan(run.method, run.settings);
  progress.enter('loading');
  const store = await images.train();
  const heldOut = await images.heldOut(run.settings.heldOutImages);
  const startMs = now();
  try {
    progress.enter('training');
    const pace = new ReadbackPace(now);
    const times = new StepTimes(() => control.workedMs());
    const readNow = (waiting: number) => pace.wants(waiting) || control.paused;
    const dial = new RateDial(plan.peak, () => control.peak);
    const rateAt = (step: number) => learningRateAt({ ...plan, peak: dial.at(step) }, step);
    const steps = train({ ...trainee, images: store, heldOut }, plan, readNow, rateAt);
    await drive(steps, control, 'training step', ({ step, train: points, heldOut: measured }) => {
      progress.points({ train: times.of(points), heldOut: measured, rateChanges: dial.take() });
      progress.report(step, plan.totalSteps, plan.batchSize);
      refuseDivergence(points, dial);
    });
    return { steps: plan.totalSteps, trainMs: now() - startMs };
  } finally {
    heldOut.dispose();
  }
}

function refuseDivergence(points: readonly BatchPoint[], dial: RateDial): void {
  const bad = points.find(({ loss }) => !(loss <= hopelessLoss));
  if (!bad) return;
  throw new LabError(
    'diverged',
    `The loss became ${inWords(bad.loss)} at step ${bad.step + 1}: the learning rate of ${dial.peakOf(bad.step)} is too high for these settings.`,
    'Try again at a tenth of the learning rate.',
  );
}

function inWords(loss: number): string {
  if (Number.isNaN(loss)) return 'not a number';
  return Number.isFinite(loss) ? `${Math.round(loss)}, where guessing gives 2.3,` : 'infinite';
}
