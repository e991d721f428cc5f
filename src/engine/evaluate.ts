import * as tf from '@tensorflow/tfjs-core';
import type { ImageOrder } from './images/imageStore';
import { forward } from './network/forward';
import type { Parameters } from './network/parameters';
import { floatTap, type Tap } from './network/tap';
import { lossAndHits } from './ops/lossAndHits';

const evaluationBatch = 100;

/** What a network makes of a set of images. */
export interface Predictions {
  readonly correct: number;
  readonly total: number;
  /** Mean cross entropy. Units: nats. */
  readonly loss: number;
  /** The class of highest logit, per image. */
  readonly classes: Uint8Array;
}

export interface EvaluationProgress {
  readonly done: number;
  readonly total: number;
}

/** Runs every image of the order through the network in inference mode; yields after every batch. */
export async function* evaluate(
  parameters: Parameters,
  images: ImageOrder,
  tap: Tap = floatTap,
): AsyncGenerator<EvaluationProgress, Predictions> {
  const total = images.length;
  const classes = new Uint8Array(total);
  let correct = 0;
  let lossSum = 0;
  for (let start = 0; start < total; start += evaluationBatch) {
    const size = Math.min(evaluationBatch, total - start);
    const batch = await evaluateBatch(parameters, images, start, size, tap);
    classes.set(batch.classes, start);
    correct += batch.correct;
    lossSum += batch.loss * size;
    yield { done: start + size, total };
  }
  return { correct, total, loss: lossSum / total, classes };
}

async function evaluateBatch(
  parameters: Parameters,
  order: ImageOrder,
  start: number,
  size: number,
  tap: Tap,
): Promise<{ classes: Int32Array; correct: number; loss: number }> {
  const results = tf.tidy(() => {
    const { images, labels } = order.batch(start, size);
    const logits = forward(parameters, images, { tap });
    return { predicted: tf.argMax(logits, 1), totals: lossAndHits(logits, labels) };
  });
  const classes = await results.predicted.data<'int32'>();
  const [loss = Number.NaN, correct = 0] = await results.totals.data<'float32'>();
  tf.dispose([results.predicted, results.totals]);
  return { classes, correct, loss };
}

/** Runs a generator to its end and returns its result, ignoring what it yields. */
export async function finish<R>(generator: AsyncGenerator<unknown, R>): Promise<R> {
  for (;;) {
    const { done, value } = await generator.next();
    if (done) return value;
  }
}
