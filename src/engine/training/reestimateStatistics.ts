import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '../images/imageStore';
import type { OnMoments } from '../network/convLayer';
import { forward } from '../network/forward';
import { latentWeight } from '../network/latentWeight';
import type { RunningMoments } from '../ops/runningMoments';
import type { FakeQuantized } from '../quantization/fakeQuantized';

/** Adds up the statistics of batches, and gives their mean to the running ones at the end. */
class MomentMeans {
  private readonly sums = new Map<RunningMoments['mean'], Sums>();
  private batches = 0;

  /** Unbiased variances, as running ones are. */
  readonly add: OnMoments = (running, { mean, variance }, count) => {
    const unbiased = tf.mul(variance, count / Math.max(1, count - 1));
    const sums = this.sums.get(running.mean) ?? this.begin(running);
    sums.mean.assign(tf.add(sums.mean, mean));
    sums.variance.assign(tf.add(sums.variance, unbiased));
  };

  endBatch(): void {
    this.batches += 1;
  }

  apply(): void {
    tf.tidy(() => {
      for (const { running, mean, variance } of this.sums.values()) {
        running.mean.assign(tf.div(mean, this.batches));
        running.variance.assign(tf.div(variance, this.batches));
      }
    });
  }

  dispose(): void {
    for (const { mean, variance } of this.sums.values()) tf.dispose([mean, variance]);
  }

  private begin(running: RunningMoments): Sums {
    const zeros = () => tf.variable(tf.zerosLike<tf.Tensor1D>(running.mean), false);
    const sums = { running, mean: zeros(), variance: zeros() };
    this.sums.set(running.mean, sums);
    return sums;
  }
}

interface Sums extends RunningMoments {
  readonly running: RunningMoments;
}

/**
 * Measures the statistics of batch normalization that is folded live anew, with the weights rounded
 * as they are now, but for the layers in `frozen`. Scales of channels change along with the folding,
 * so that every weight keeps its code.
 */
export function reestimateStatistics(
  network: FakeQuantized,
  nextBatch: () => Batch,
  batches: number,
  frozen: ReadonlySet<string>,
): void {
  const { parameters, tap } = network;
  const means = new MomentMeans();
  const byBatch = (layerId: string) => (frozen.has(layerId) ? null : means.add);
  for (let index = 0; index < batches; index++) {
    const batch = nextBatch();
    tf.tidy(() => forward(parameters, batch.images, { tap, byBatch }).dispose());
    batch.images.dispose();
    batch.labels.dispose();
    means.endBatch();
  }
  tf.tidy(() => {
    const before = factors(network);
    means.apply();
    factors(network).forEach((factor, index) => {
      const [id, old] = [parameters.model.layers[index]?.id ?? '', before[index]];
      if (factor && old) tap.of(id).weight?.rescale(tf.div(factor, old));
    });
  });
  means.dispose();
}

const factors = ({ parameters, tap }: FakeQuantized) =>
  parameters.model.layers.map((layer) => latentWeight(parameters, layer, tap).factor);
