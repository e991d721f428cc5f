import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { eachBackend } from '../testing/eachBackend';
import { createOptimizer } from '.';

const start = [1, -2];
const gradients = [
  [0.5, 1],
  [0.25, -1],
  [-0.5, 0],
];
const rate = 0.1;
const ids = ['sgd', 'momentum', 'adam'] as const;
const kept = 0.8;

const plan = (id: (typeof ids)[number], weightDecay = 0) => ({ id, momentum: kept, weightDecay });

/** PyTorch's update rules for one parameter, written plainly. */
const plain = {
  sgd: (w: number, gs: number[]) => gs.reduce((x, g) => x - rate * g, w),
  momentum: (w: number, gs: number[]) => {
    let v = 0;
    return gs.reduce((x, g) => {
      v = kept * v + g;
      return x - rate * v;
    }, w);
  },
  adam: (w: number, gs: number[]) => {
    let [m, s] = [0, 0];
    return gs.reduce((x, g, i) => {
      m = 0.9 * m + 0.1 * g;
      s = 0.999 * s + 0.001 * g * g;
      const [mHat, sHat] = [m / (1 - 0.9 ** (i + 1)), s / (1 - 0.999 ** (i + 1))];
      return x - (rate * mHat) / (Math.sqrt(sHat) + 1e-8);
    }, w);
  },
};

eachBackend('optimizers', () => {
  it.each(ids)('%s takes the steps PyTorch takes', async (id) => {
    const before = tf.memory().numTensors;
    const variable = tf.tidy(() => tf.variable(tf.tensor1d(start)));
    const optimizer = createOptimizer(plan(id), [variable]);
    for (const gradient of gradients) {
      const tensor = tf.tensor1d(gradient);
      optimizer.step([tensor], rate);
      tensor.dispose();
    }
    const values = await variable.data();
    start.forEach((w, i) => {
      const expected = plain[id](
        w,
        gradients.map((g) => g[i] ?? 0),
      );
      expect(values[i]).toBeCloseTo(expected, 5);
    });
    optimizer.dispose();
    variable.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('adds weight decay to the gradients, as PyTorch does', async () => {
    const variable = tf.tidy(() => tf.variable(tf.tensor1d(start)));
    const optimizer = createOptimizer(plan('sgd', 0.01), [variable]);
    optimizer.step([tf.tensor1d([0.5, 1])], rate);
    const values = await variable.data();
    expect(values[0]).toBeCloseTo(1 - rate * (0.5 + 0.01 * 1), 6);
    expect(values[1]).toBeCloseTo(-2 - rate * (1 + 0.01 * -2), 6);
  });

  it.each(ids)('%s updates many parameters as it updates each alone', async (id) => {
    const shapes = [[3], [2, 2], [], [5], [1, 4]];
    const variables = shapes.map((shape) => tf.tidy(() => tf.variable(tf.fill(shape, 0.5))));
    const optimizer = createOptimizer(plan(id, 0.01), variables);
    for (const scale of [1, -2]) {
      const slopes = shapes.map((shape, i) => tf.fill(shape, scale * (i + 1)));
      optimizer.step(slopes, rate);
    }
    for (const [i, variable] of variables.entries()) {
      const alone = tf.tidy(() => tf.variable(tf.scalar(0.5)));
      const single = createOptimizer(plan(id, 0.01), [alone]);
      for (const scale of [1, -2]) single.step([tf.scalar(scale * (i + 1))], rate);
      const [expected = Number.NaN] = await alone.data();
      for (const value of await variable.data()) expect(value).toBeCloseTo(expected, 6);
    }
  });

  it('changes what was read before', async () => {
    const variable = tf.tidy(() => tf.variable(tf.tensor1d(start)));
    const optimizer = createOptimizer(plan('sgd'), [variable]);
    expect((await variable.data())[0]).toBe(1);
    optimizer.step([tf.tensor1d([10, 0])], rate);
    expect((await variable.data())[0]).toBeCloseTo(0, 6);
  });
});
