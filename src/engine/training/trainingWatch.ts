import type * as tf from '@tensorflow/tfjs-core';
import type { LatentSnapshot } from '../../core/watch/latentSnapshot';
import type { LayerReading } from '../../core/watch/layerReading';
import { LayerWatch } from '../../core/watch/layerWatch';
import type { WatchSample } from '../../core/watch/watchSample';
import { stepsBetweenSamples } from '../../core/watch/watchSteps';
import type { Trainee } from './trainee';
import { readingsOf, StepTaker, type Taken } from './watchedTensors';

/** What was seen since the last reading. */
export interface Watched {
  readonly samples: readonly WatchSample[];
  /** At the latest sample; empty where there was none, or nothing is rounded. */
  readonly latent: readonly LatentSnapshot[];
}

type Readings = ReadonlyMap<string, LayerReading>;

/**
 * Watches how the weights of each layer fare, at some of the steps: what is needed is copied on the
 * device, read back when metrics are, and accounted for off the device.
 */
export class TrainingWatch {
  private readonly apart: number;
  private readonly layers: readonly LayerWatch[];
  private taker: StepTaker | null = null;
  private waiting: Taken[] = [];

  constructor(
    private readonly trainee: Trainee,
    totalSteps: number,
  ) {
    this.apart = stepsBetweenSamples(totalSteps);
    const { parameters } = trainee;
    this.layers = parameters.model.layers.map(
      ({ id }) => new LayerWatch(id, parameters.get(`${id}.weight`).size),
    );
  }

  /** To be called before a step. */
  begin(step: number, learningRate: number): void {
    const isSampled = step % this.apart === 0;
    this.taker = isSampled ? new StepTaker(this.trainee, { step, learningRate }) : null;
  }

  /** To be called with the gradients of the step, before the update. */
  takeGradients(variables: readonly tf.Variable[], gradients: readonly tf.Tensor[]): void {
    this.taker?.takeGradients(variables, gradients);
  }

  /** To be called after the update. */
  end(): void {
    if (this.taker) this.waiting.push(this.taker.finish());
    this.taker = null;
  }

  /** Reads back and accounts for every sample since the last call. */
  async read(): Promise<Watched> {
    const { waiting } = this;
    this.waiting = [];
    const samples: WatchSample[] = [];
    let latent: readonly LatentSnapshot[] = [];
    for (const taken of waiting) {
      const values = await taken.values.data<'float32'>();
      taken.values.dispose();
      const readings = readingsOf(taken, values);
      samples.push(this.account(taken, readings));
      if (taken === waiting.at(-1)) latent = this.snapshots(taken, readings);
    }
    return { samples, latent };
  }

  dispose(): void {
    this.taker?.dispose();
    for (const { values } of this.waiting) values.dispose();
    this.waiting = [];
  }

  private account({ at }: Taken, readings: Readings): WatchSample {
    return {
      ...at,
      layers: this.layers.flatMap((layer) => {
        const reading = readings.get(layer.id);
        return reading ? [layer.take(reading)] : [];
      }),
    };
  }

  private snapshots({ at }: Taken, readings: Readings): LatentSnapshot[] {
    return this.layers.flatMap((layer) => {
      const reading = readings.get(layer.id);
      return (reading && layer.snapshot(at.step, reading)) ?? [];
    });
  }
}
