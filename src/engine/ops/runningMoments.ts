import * as tf from '@tensorflow/tfjs-core';
import { batchNormMomentum } from '../../core/model/spec';
import type { BatchMoments } from './batchNorm';

/**
 * Name of the kernel that a backend may register, which updates in place: inputs `mean`,
 * `variance`, `batchMean`, `batchVariance`; attributes `share` and `correction`; no results.
 */
export const runningMomentsKernel = 'QuantlabRunningMoments';

export interface RunningMoments {
  readonly mean: tf.Variable<tf.Rank.R1>;
  readonly variance: tf.Variable<tf.Rank.R1>;
}

/**
 * Moves running statistics towards those of a batch in which each channel had `count` values.
 * Source: torch.nn.BatchNorm2d, which keeps the unbiased variance in the running value.
 */
export function updateRunning(
  { mean, variance }: RunningMoments,
  batch: BatchMoments,
  count: number,
): void {
  const correction = count / Math.max(1, count - 1);
  if (tf.getKernel(runningMomentsKernel, tf.getBackend())) {
    const inputs = { mean, variance, batchMean: batch.mean, batchVariance: batch.variance };
    const attrs = { share: batchNormMomentum, correction };
    tf.engine().runKernel<tf.Tensor[]>(runningMomentsKernel, inputs, attrs);
    return;
  }
  move(mean, batch.mean);
  move(variance, tf.mul(batch.variance, correction));
}

function move(running: tf.Variable, batch: tf.Tensor): void {
  running.assign(tf.add(tf.mul(running, 1 - batchNormMomentum), tf.mul(batch, batchNormMomentum)));
}
