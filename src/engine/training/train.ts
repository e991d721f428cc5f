import type { BatchPoint, HeldOutPoint } from '../../core/run';
import { learningRateAt } from '../../core/schedule';
import { evaluate, finish } from '../evaluate';
import type { Batch, ImageOrder, ImageStore } from '../images/imageStore';
import { classifierOf } from '../network/classifier';
import { EpochOrder } from './epochOrder';
import { Learner } from './learner';
import { StepMetrics } from './metrics';
import type { TrainingPlan } from './plan';
import type { Trainee } from './trainee';
import { type TrainingState, unfit } from './trainingState';
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
  /** Null where it was not asked for. */
  readonly state: TrainingState | null;
}

/** Where training begins, and when it is saved. */
export interface Saving {
  /** Null begins at the first step. */
  readonly from: TrainingState | null;
  /** Asked where metrics were read back. */
  wantsState(): boolean;
}

const unsaved: Saving = { from: null, wantsState: () => false };

type Seen = Pick<TrainingStep, 'train' | 'watched'>;

const unwatched: Watched = { samples: [], latent: [] };

const nothing: Seen = { train: [], watched: unwatched };

/**
 * Trains in place, one step for every `next`; leaving the loop stops it and frees every tensor it
 * made. `wantsReadback` is asked after each step whether to read the waiting metrics back now, and
 * `rateAt` before each step for its learning rate.
 * Throws: `checkpoint-invalid` when `from` is not of such a run.
 */
export async function* train(
  { images, heldOut, watch = null, ...trainee }: TrainingInputs,
  plan: TrainingPlan,
  wantsReadback: (waitingSteps: number) => boolean,
  rateAt: (step: number) => number = (step) => learningRateAt(plan, step),
  { from, wantsState }: Saving = unsaved,
): AsyncGenerator<TrainingStep, void> {
  const learner = new Learner(trainee, plan);
  const order = new EpochOrder(images, plan.imageCount, plan.batchSize, plan.mirror, plan.seed);
  const metrics = new StepMetrics(plan.batchSize);
  try {
    const first = from ? resume(from) : 0;
    let atStart = from ? [] : await measure(0);
    for (let step = first; step < plan.totalSteps; step++) {
      const rate = rateAt(step);
      metrics.add(
        step,
        rate,
        used(order.batch(), (batch) => learner.step(batch, step, rate, watch)),
      );
      const seen = await look(step + 1);
      yield { ...seen, heldOut: [...atStart, ...seen.heldOut] };
      atStart = [];
    }
  } finally {
    metrics.dispose();
    watch?.dispose();
    order.dispose();
    learner.dispose();
  }

  /** Returns the step to begin with. */
  function resume(saved: TrainingState): number {
    if (saved.step >= plan.totalSteps) throw unfit('it lies after the last step');
    learner.restore(saved);
    order.skip(saved.step);
    return saved.step;
  }

  /** Reads back and measures what is due after a step. */
  async function look(step: number): Promise<TrainingStep> {
    const ends = step === plan.totalSteps;
    if (ends) learner.finish(() => order.batch());
    const measures = ends || step % plan.heldOutEvery === 0;
    const seen = measures || wantsReadback(metrics.size) ? await readBack() : nothing;
    const points = measures ? await measure(step) : [];
    // Read last of all, so that what follows is the same.
    const saves = !ends && seen.train.length > 0 && wantsState();
    return { step, ...seen, heldOut: points, state: saves ? await learner.save(step) : null };
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
