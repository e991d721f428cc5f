import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { eachBackend } from '../testing/eachBackend';
import { softmaxCrossEntropy } from './softmaxCrossEntropy';

eachBackend('softmaxCrossEntropy', () => {
  const logits = [
    [1, 2, 3],
    [0, -1, 5],
  ];
  const labels = [2, 1];

  /** Mean cross entropy, written plainly in double precision. */
  function plainLoss(rows: number[][]): number {
    const losses = rows.map((row, i) => {
      const sum = row.reduce((total, x) => total + Math.exp(x), 0);
      return Math.log(sum) - (row[labels[i] ?? 0] ?? 0);
    });
    return losses.reduce((a, b) => a + b, 0) / rows.length;
  }

  it('equals the plain formula', async () => {
    const targets = tf.tensor1d(labels, 'int32');
    const [loss] = await softmaxCrossEntropy(tf.tensor2d(logits), targets).data();
    expect(loss).toBeCloseTo(plainLoss(logits), 6);
  });

  it('has the gradient that finite differences give', async () => {
    const targets = tf.tensor1d(labels, 'int32');
    const gradient = tf.grad((x) => softmaxCrossEntropy(x as tf.Tensor2D, targets));
    const values = await gradient(tf.tensor2d(logits)).data();
    const step = 1e-5;
    logits.flat().forEach((_, index) => {
      const moved = (by: number) =>
        logits.map((row, i) => row.map((x, j) => (i * 3 + j === index ? x + by : x)));
      const slope = (plainLoss(moved(step)) - plainLoss(moved(-step))) / (2 * step);
      expect(values[index]).toBeCloseTo(slope, 5);
    });
  });
});
