import { LabError } from '../core/errors';
import { classCount } from '../core/model/models';
import type { BatchPoint } from '../core/run';
import { learningRateAt } from '../core/schedule';
import type { Settings } from '../core/settings/settings';
import { trainingPlan } from '../engine/training/plan';
import { train } from '../engine/training/train';
import type { Trainee } from '../engine/training/trainee';
import { TrainingWatch } from '../engine/training/trainingWatch';
import { checkpointOf, decodeTraining } from './checkpointFile';
import { CheckpointPace } from './checkpointPace';
import { RateDial } from './rateDial';
import { ReadbackPace } from './readbackPace';
import type { RunContext } from './runContext';
import { drive } from './runControl';
import { StepTimes } from './stepTimes';

// Gradients of a softmax are bounded, so a network that diverges rarely reaches infinity: it jumps
// to losses in the hundreds and then stays at chance, which is the logarithm of the number of
// classes. No run comes back from a hundred times that.
const hopeless = 100;

/** How much training a run did. */
export interface Trained {
  readonly steps: number;
  readonly trainMs: number;
}

/**
 * Trains a network in place as the plan says, with live curves, pause and cancel.
 * Throws: `diverged` when the loss is not finite or beyond hope, `cancelled`, `checkpoint-invalid`.
 */
export async function trainNetwork(
  { plan: run, from, images, control, progress, now }: RunContext,
  trainee: Trainee,
): Promise<Trained> {
  const plan = trainingPlan(run.method, run.settings);
  const saved = from?.checkpoint ? decodeTraining(from.checkpoint.file) : null;
  progress.enter('loading');
  const store = await images.train();
  const heldOut = await images.heldOut(run.settings.heldOutImages);
  const startMs = now();
  try {
    progress.enter('training');
    const pace = new ReadbackPace(now);
    const times = new StepTimes(() => control.workedMs(), saved?.trainedMs);
    const saves = new CheckpointPace(now, () => control.paused);
    const saving = { from: saved?.state ?? null, wantsState: () => saves.wants() };
    const readNow = (waiting: number) => pace.wants(waiting) || control.paused;
    const watch = new TrainingWatch(trainee, plan.totalSteps);
    const dial = new RateDial(plan.peak, () => control.peak, from?.rateChanges);
    const rateAt = (step: number) => learningRateAt({ ...plan, peak: dial.at(step) }, step);
    const steps = train(
      { ...trainee, images: store, heldOut, watch },
      plan,
      readNow,
      rateAt,
      saving,
    );
    await drive(
      steps,
      control,
      'training step',
      ({ step, train: points, state, heldOut, watched }) => {
        progress.points({
          train: times.of(points),
          heldOut,
          watched: watched.samples,
          latent: watched.latent,
          rateChanges: dial.take(),
        });
        progress.report(step, plan.totalSteps, plan.batchSize);
        refuseDivergence(points, dial, guessingLoss(run.settings));
        if (state) progress.checkpoint(checkpointOf({ state, trainedMs: times.trainedMs }));
      },
    );
    return { steps: plan.totalSteps, trainMs: (saved?.trainedMs ?? 0) + now() - startMs };
  } finally {
    heldOut.dispose();
  }
}

/** Returns the loss of a network that finds every class as likely as any other. */
const guessingLoss = (settings: Settings) => Math.log(classCount(settings));

function refuseDivergence(points: readonly BatchPoint[], dial: RateDial, guessing: number): void {
  const bad = points.find(({ loss }) => !(loss <= hopeless * guessing));
  if (!bad) return;
  throw new LabError(
    'diverged',
    `The loss became ${inWords(bad.loss, guessing)} at step ${bad.step + 1}: the learning rate of ${dial.peakOf(bad.step)} is too high for these settings.`,
    'Try again at a tenth of the learning rate.',
  );
}

function inWords(loss: number, guessing: number): string {
  if (Number.isNaN(loss)) return 'not a number';
  return Number.isFinite(loss)
    ? `${Math.round(loss)}, where guessing gives ${guessing.toFixed(1)},`
    : 'infinite';
}
