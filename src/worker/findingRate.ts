import { hasDiverged } from '../core/rateSearch/findings';
import { rateSearch, searchedRate } from '../core/rateSearch/rateSearch';
import type { BatchPoint } from '../core/run';
import { Parameters } from '../engine/network/parameters';
import { trainingPlan } from '../engine/training/plan';
import { train } from '../engine/training/train';
import type { Trainee } from '../engine/training/trainee';
import { quantized, startOf, toTrain } from './quantizing';
import { ReadbackPace } from './readbackPace';
import type { RunContext } from './runContext';
import { StepTimes } from './stepTimes';

/**
 * Trains what the plan trains, at a learning rate that rises until the loss diverges, and tells the
 * losses as points. What was trained is thrown away.
 * Throws: `cancelled`.
 */
export async function findRate(context: RunContext): Promise<void> {
  const trainee = await traineeOf(context);
  try {
    await raiseRate(context, trainee);
  } finally {
    trainee.parameters.dispose();
    trainee.tap?.dispose();
  }
}

async function traineeOf(context: RunContext): Promise<Trainee> {
  const { method, settings } = context.plan;
  if (method === 'qat') return toTrain(await quantized(context), settings);
  const { model, checkpoint } = await startOf(context);
  return { parameters: Parameters.fromCheckpoint(model, checkpoint), tap: null };
}

async function raiseRate(
  { plan: { method, settings }, images, control, progress, now }: RunContext,
  trainee: Trainee,
): Promise<void> {
  progress.enter('loading');
  const store = await images.train();
  progress.enter('training');
  // The statistics of a network that is thrown away need not be measured anew.
  const plan = {
    ...trainingPlan(method, settings),
    totalSteps: rateSearch.steps,
    reestimateBatches: 0,
  };
  const pace = new ReadbackPace(now);
  const times = new StepTimes(() => control.workedMs());
  const steps = train(
    { ...trainee, images: store, heldOut: null },
    plan,
    (waiting) => pace.wants(waiting) || control.paused,
    (step) => searchedRate(rateSearch, step),
  );
  const seen: BatchPoint[] = [];
  try {
    while (!hasDiverged(seen)) {
      await control.pass('training step');
      const { done, value } = await steps.next();
      if (done) break;
      seen.push(...value.train);
      progress.points({
        train: times.of(value.train),
        heldOut: [],
        rateChanges: [],
        watched: [],
        latent: [],
      });
      progress.report(value.step, plan.totalSteps, plan.batchSize);
    }
  } finally {
    await steps.return();
  }
}
