import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { createRandom } from '../../core/random';
import { eachBackend } from '../testing/eachBackend';
import { expectClose } from '../testing/expectClose';
import { lossAndHits } from './lossAndHits';

/** Loss, hits and gradient of the loss, written plainly in double precision. */
function plain(rows: readonly (readonly number[])[], labels: readonly number[]) {
  const gradient: number[] = [];
  let [loss, hits] = [0, 0];
  rows.forEach((row, i) => {
    const label = labels[i] ?? 0;
    const sum = row.reduce((total, x) => total + Math.exp(x), 0);
    loss += (Math.log(sum) - (row[label] ?? 0)) / rows.length;
    if (row.indexOf(Math.max(...row)) === label) hits += 1;
    row.forEach((x, j) => {
      gradient.push((Math.exp(x) / sum - (j === label ? 1 : 0)) / rows.length);
    });
  });
  return { loss, hits, gradient };
}

const random = createRandom(17, 'lossAndHits');
const cases = [
  { examples: 2, classes: 3 },
  { examples: 64, classes: 10 },
  { examples: 130, classes: 4 },
].map(({ examples, classes }) => {
  const example = () => Array.from({ length: classes }, () => Math.fround(3 * random.normal()));
  return {
    size: `${examples} examples, ${classes} classes`,
    logits: Array.from({ length: examples }, example),
    labels: Array.from({ length: examples }, (_, i) => (i * 7) % classes),
  };
});

eachBackend('lossAndHits', () => {
  it.each(cases)('equals the plain formulas: $size', async ({ logits, labels }) => {
    const expected = plain(logits, labels);
    const targets = tf.tensor1d(labels, 'int32');
    const [loss, hits] = await lossAndHits(tf.tensor2d(logits), targets).data();
    expect(loss).toBeCloseTo(expected.loss, 5);
    expect(hits).toBe(expected.hits);
    const slope = tf.grad((x) => lossAndHits(x as tf.Tensor2D, targets));
    await expectClose(slope(tf.tensor2d(logits), tf.tensor1d([1, 0])), expected.gradient);
  });

  it('stays finite where the exponential does not', async () => {
    const logits = tf.tensor2d([[1000, 0, -1000]]);
    const [loss, hits] = await lossAndHits(logits, tf.tensor1d([0], 'int32')).data();
    expect(loss).toBeCloseTo(0, 6);
    expect(hits).toBe(1);
  });

  it('is NaN where a logit is', async () => {
    const logits = tf.tensor2d([
      [0, Number.NaN],
      [1, 2],
    ]);
    const [loss] = await lossAndHits(logits, tf.tensor1d([0, 1], 'int32')).data();
    expect(loss).toBeNaN();
  });
});
