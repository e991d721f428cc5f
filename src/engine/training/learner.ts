import type * as tf from '@tensorflow/tfjs-core';
import { LabError } from '../../core/errors';
import type { Batch } from '../images/imageStore';
import { floatTap } from '../network/tap';
import { updateRunning } from '../ops/runningMoments';
import { createOptimizer } from '../optimizers';
import { withClippedNorm } from '../optimizers/clippedNorm';
import { inGroups } from '../optimizers/inGroups';
import type { Optimizer } from '../optimizers/optimizer';
import { hardenWeights, measureWeights } from './latentWeights';
import type { TrainingPlan } from './plan';
import { reestimateStatistics } from './reestimateStatistics';
import type { Trainee } from './trainee';
import { readTensors, type TrainingState, unfit, withSavedTensors } from './trainingState';
import type { TrainingWatch } from './trainingWatch';
import { trainStep } from './trainStep';

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

  /** Reads back everything that steps have changed. */
  async save(step: number): Promise<TrainingState> {
    const { memory } = this.optimizer;
    return {
      step,
      counted: memory.map(({ steps }) => steps),
      tensors: await readTensors(this.state()),
    };
  }

  /** Goes on from what was saved. Throws: `checkpoint-invalid`. */
  restore({ counted, tensors }: TrainingState): void {
    const { memory } = this.optimizer;
    if (counted.length !== memory.length) throw unfit('it was made by another optimizer');
    withSavedTensors(tensors, this.state(), (values) => {
      const own = (prefix: string) => withoutPrefix(values, prefix);
      for (const [name, value] of own(prefixes.network)) {
        this.trainee.parameters.get(name).assign(value);
      }
      for (const [name, value] of own(prefixes.optimizer))
        this.remembered().get(name)?.assign(value);
      this.trainee.tap?.restore(own(prefixes.quantizers));
    });
    memory.forEach((group, index) => {
      group.steps = counted[index] ?? 0;
    });
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

  private state(): ReadonlyMap<string, tf.Tensor> {
    const { parameters, tap } = this.trainee;
    return new Map<string, tf.Tensor>([
      ...withPrefix(parameters.all(), prefixes.network),
      ...withPrefix(this.remembered(), prefixes.optimizer),
      ...withPrefix(tap?.state() ?? new Map(), prefixes.quantizers),
    ]);
  }

  private remembered(): ReadonlyMap<string, tf.Variable> {
    return new Map(
      this.optimizer.memory.flatMap(({ variables }, group) =>
        variables.map((variable, index) => [`${group}.${index}`, variable] as const),
      ),
    );
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

const prefixes = { network: 'network/', optimizer: 'optimizer/', quantizers: 'quantizers/' };

const withPrefix = <T>(tensors: ReadonlyMap<string, T>, prefix: string): [string, T][] =>
  [...tensors].map(([name, tensor]) => [prefix + name, tensor]);

const withoutPrefix = <T>(tensors: ReadonlyMap<string, T>, prefix: string): Map<string, T> =>
  new Map(
    [...tensors].flatMap(([name, tensor]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), tensor]] : [],
    ),
  );

function nothingToTrain(): LabError {
  return new LabError(
    'bad-setting',
    'Every layer is frozen, so that there is nothing to train.',
    'Leave at least one layer to train.',
  );
}
