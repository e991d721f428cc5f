import type * as tf from '@tensorflow/tfjs-core';
import { LabError } from '../../core/errors';
import type { Batch } from '../images/imageStore';
import type { Parameters } from '../network/parameters';
import { floatTap } from '../network/tap';
import { updateRunning } from '../ops/runningMoments';
import { createOptimizer } from '../optimizers';
import { withClippedNorm } from '../optimizers/clippedNorm';
import { inGroups } from '../optimizers/inGroups';
import type { Optimizer } from '../optimizers/optimizer';
import type { FakeQuantTap } from '../quantization/fakeQuantTap';
import { hardenWeights, measureWeights } from './latentWeights';
import type { TrainingPlan } from './plan';
import { reestimateStatistics } from './reestimateStatistics';
import type { TrainingWatch } from './trainingWatch';
import { trainStep } from './trainStep';

/** What is trained. */
export interface Trainee {
  readonly parameters: Parameters;
  /** Null trains in float. */
  readonly tap: FakeQuantTap | null;
}

/** Takes the steps of a plan on a network, and keeps its ranges and statistics as the plan says. */
export class Learner {
  private readonly weights: tf.Variable[];
  private readonly scales: tf.Variable[];
  private readonly optimizer: Optimizer;

  /** Throws: `bad-setting` when there is nothing to train. */
  constructor(
    private readonly trainee: Trainee,
    private readonly plan: TrainingPlan,
  ) {
    const { optimizer, clipNorm, frozen } = plan;
    this.weights = trainee.parameters.trainable(frozen);
    if (this.weights.length === 0) throw nothingToTrain();
    this.scales = trainee.tap?.learned(frozen) ?? [];
    // Decay would pull scales to zero, where there is nothing to gain.
    const groups = [
      { variables: this.weights, own: optimizer },
      { variables: this.scales, own: { ...optimizer, weightDecay: 0 } },
    ].map(({ variables, own }) => ({
      count: variables.length,
      optimizer: createOptimizer(own, variables),
    }));
    this.optimizer = withClippedNorm(inGroups(groups), clipNorm);
  }

  /** Takes one step, watched; returns its mean loss and number of hits, before the update. */
  step(batch: Batch, step: number, rate: number, watch: TrainingWatch | null = null): tf.Tensor1D {
    const { parameters, tap } = this.trainee;
    const { freezeStep, totalSteps } = this.plan;
    const moves = step < freezeStep;
    if (tap) tap.observing = moves;
    const network = { parameters, tap: tap ?? floatTap, byBatch: this.byBatch(step) };
    const variables = moves ? [...this.weights, ...this.scales] : this.weights;
    watch?.begin(step, rate);
    const values = trainStep(network, variables, this.optimizer, batch, rate, (gradients) =>
      watch?.takeGradients(variables, gradients),
    );
    if (moves && this.scales.length > 0) tap?.settle();
    if (tap && this.plan.hardWeights) hardenWeights({ parameters, tap }, this.plan.frozen);
    watch?.end();
    if (step + 1 === Math.min(freezeStep, totalSteps)) this.catchUp();
    return values;
  }

  /** Brings weight scales that follow the weights up to the last update; then nothing moves. */
  settle(): void {
    const { tap } = this.trainee;
    if (!tap) return;
    if (tap.observing) this.catchUp();
    tap.observing = false;
  }

  /** Ends live batch normalization: its statistics are measured anew, where the plan says so. */
  finish(nextBatch: () => Batch): void {
    const { parameters, tap } = this.trainee;
    const { reestimateBatches, frozen } = this.plan;
    const followed = tap?.observing === true;
    this.settle();
    if (!tap?.liveFold || reestimateBatches === 0) return;
    reestimateStatistics({ parameters, tap }, nextBatch, reestimateBatches, frozen);
    if (followed) this.catchUp();
  }

  dispose(): void {
    this.optimizer.dispose();
    if (this.trainee.tap) this.trainee.tap.observing = false;
  }

  private catchUp(): void {
    const { parameters, tap } = this.trainee;
    if (tap && !this.plan.staleScales) measureWeights({ parameters, tap });
  }

  private byBatch(step: number) {
    const { statisticsFreezeStep, frozen } = this.plan;
    if (!this.trainee.tap?.liveFold) return () => updateRunning;
    const live = step < statisticsFreezeStep ? updateRunning : null;
    return (layerId: string) => (frozen.has(layerId) ? null : live);
  }
}

function nothingToTrain(): LabError {
  return new LabError(
    'bad-setting',
    'Every layer is frozen, so that there is nothing to train.',
    'Leave at least one layer to train.',
  );
}
