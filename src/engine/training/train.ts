import type { BatchPoint, HeldOutPoint } from '../../core/run';
import { learningRateAt } from '../../core/schedule';
import { evaluate, finish } from '../evaluate';
import type { Batch, ImageOrder, ImageStore } from '../images/imageStore';
import { classifierOf } from '../network/classifier';
import { EpochOrder } from './epochOrder';
import { Learner, type Trainee } from './learner';
import { StepMetrics } from './metrics';
import type { TrainingPlan } from './plan';
import type { TrainingWatch, Watched } from './trainingWatch';

export interface TrainingInputs extends Trainee {
  readonly images: ImageStore;
  /** What the network is measured on from time to time; null never measures it. */
  readonly heldOut: ImageOrder | null;
  /** Watches the weights; belongs to the training from now on. */
  readonly watch?: TrainingWatch | null;
}

/** What is new after a step; empty where nothing was read back or measured. */
export interface TrainingStep {
  readonly step: number;
  readonly train: readonly BatchPoint[];
  readonly heldOut: readonly HeldOutPoint[];
  /** Read back when `train` is. */
  readonly watched: Watched;
}

type Seen = Pick<TrainingStep, 'train' | 'watched'>;

const unwatched: Watched = { samples: [], latent: [] };

const nothing: Seen = { train: [], watched: unwatched };

/**
 * Trains in place, one step for every `next`; leaving the loop stops it and frees every tensor it
 * made. `wantsReadback` is asked after each step whether to read the waiting metrics back now, and
 * `rateAt` before each step for its learning rate.
 */
export async function* train(
  { images, heldOut, watch = null, ...trainee }: TrainingInputs,
  plan: TrainingPlan,
  wantsReadback: (waitingSteps: number) => boolean,
  rateAt: (step: number) => number = (step) => learningRateAt(plan, step),
): AsyncGenerator<TrainingStep, void> {
  const learner = new Learner(trainee, plan);
  const order = new EpochOrder(images, plan.imageCount, plan.batchSize, plan.mirror, plan.seed);
  const metrics = new StepMetrics(plan.batchSize);
  try {
    let heldOutPoints = await measure(0);
    for (let step = 0; step < plan.totalSteps; step++) {
      const rate = rateAt(step);
      metrics.add(
        step,
        rate,
        used(order.batch(), (batch) => learner.step(batch, step, rate, watch)),
      );
      const done = step + 1;
      const ends = done === plan.totalSteps;
      if (ends) learner.finish(() => order.batch());
      const measures = ends || done % plan.heldOutEvery === 0;
      const seen = measures || wantsReadback(metrics.size) ? await readBack() : nothing;
      if (measures) heldOutPoints = [...heldOutPoints, ...(await measure(done))];
      yield { step: done, ...seen, heldOut: heldOutPoints };
      heldOutPoints = [];
    }
  } finally {
    metrics.dispose();
    watch?.dispose();
    order.dispose();
    learner.dispose();
  }

  async function readBack(): Promise<Seen> {
    return { train: await metrics.read(), watched: (await watch?.read()) ?? unwatched };
  }

  async function measure(step: number): Promise<readonly HeldOutPoint[]> {
    if (!heldOut) return [];
    learner.settle();
    const network = classifierOf(trainee.parameters, trainee.tap ?? undefined);
    const { correct, total, loss } = await finish(evaluate(network, heldOut));
    return [{ step, loss, accuracy: correct / total }];
  }
}

/** Returns what `use` makes of a batch, which is then disposed. */
function used<R>(batch: Batch, use: (batch: Batch) => R): R {
  const result = use(batch);
  batch.images.dispose();
  batch.labels.dispose();
  return result;
}
