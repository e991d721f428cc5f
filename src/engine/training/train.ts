import type { HeldOutPoint, TrainPoint } from '../../core/run';
import { learningRateAt } from '../../core/schedule';
import { evaluate, finish } from '../evaluate';
import type { ImageOrder, ImageStore } from '../images/imageStore';
import type { Parameters } from '../network/parameters';
import { floatTap } from '../network/tap';
import { createOptimizer } from '../optimizers';
import type { FakeQuantTap } from '../quantization/fakeQuantTap';
import { EpochOrder } from './epochOrder';
import { StepMetrics } from './metrics';
import type { TrainingPlan } from './plan';
import { trainStep } from './trainStep';

export interface TrainingInputs {
  readonly parameters: Parameters;
  /** Null trains in float. */
  readonly tap: FakeQuantTap | null;
  readonly images: ImageStore;
  readonly heldOut: ImageOrder;
}

/** What is new after a step; empty where nothing was read back or measured. */
export interface TrainingStep {
  readonly step: number;
  readonly train: readonly TrainPoint[];
  readonly heldOut: readonly HeldOutPoint[];
}

/**
 * Trains in place, one step for every `next`; leaving the loop stops it and frees every tensor it
 * made. `wantsReadback` is asked after each step whether to read the waiting metrics back now.
 */
export async function* train(
  { parameters, tap, images, heldOut }: TrainingInputs,
  plan: TrainingPlan,
  wantsReadback: (waitingSteps: number) => boolean,
): AsyncGenerator<TrainingStep, void> {
  const variables = parameters.trainable();
  const optimizer = createOptimizer(plan.optimizer, variables, plan.weightDecay);
  const order = new EpochOrder(images, plan.imageCount, plan.batchSize, plan.mirror, plan.seed);
  const metrics = new StepMetrics(plan.batchSize);
  try {
    let heldOutPoints = [await measure(0)];
    for (let step = 0; step < plan.totalSteps; step++) {
      if (tap) tap.observing = step < plan.freezeStep;
      const rate = learningRateAt(plan, step);
      const batch = order.batch();
      metrics.add(
        step,
        rate,
        trainStep(parameters, variables, optimizer, batch, rate, tap ?? floatTap),
      );
      batch.images.dispose();
      batch.labels.dispose();
      const done = step + 1;
      const measures = done % plan.heldOutEvery === 0 || done === plan.totalSteps;
      const train = measures || wantsReadback(metrics.size) ? await metrics.read() : [];
      if (measures) heldOutPoints.push(await measure(done));
      yield { step: done, train, heldOut: heldOutPoints };
      heldOutPoints = [];
    }
  } finally {
    metrics.dispose();
    order.dispose();
    optimizer.dispose();
    if (tap) tap.observing = false;
  }

  async function measure(step: number): Promise<HeldOutPoint> {
    if (tap) tap.observing = false;
    const { correct, total, loss } = await finish(evaluate(parameters, heldOut, tap ?? floatTap));
    return { step, loss, accuracy: correct / total };
  }
}
