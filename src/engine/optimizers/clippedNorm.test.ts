import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { eachBackend } from '../testing/eachBackend';
import { createOptimizer } from '.';
import { withClippedNorm } from './clippedNorm';
import { inGroups } from './inGroups';

const sgd = { id: 'sgd', momentum: 0, weightDecay: 0 } as const;

/** Takes one step from 0 at a rate of 1, and returns what was stepped: minus the gradients. */
async function stepped(longest: number, gradients: readonly number[]): Promise<number[]> {
  const variables = gradients.map(() => tf.tidy(() => tf.variable(tf.scalar(0))));
  const optimizer = withClippedNorm(createOptimizer(sgd, variables), longest);
  const tensors = gradients.map((value) => tf.scalar(value));
  optimizer.step(tensors, 1);
  optimizer.dispose();
  const values = await Promise.all(variables.map(async (variable) => (await variable.data())[0]));
  tf.dispose([...variables, ...tensors]);
  return values.map((value) => -(value ?? Number.NaN));
}

eachBackend('withClippedNorm', () => {
  it('shortens all gradients together, and only where they are too long', async () => {
    const before = tf.memory().numTensors;
    const clipped = await stepped(1, [3, -4]);
    expect(clipped[0]).toBeCloseTo(0.6, 5);
    expect(clipped[1]).toBeCloseTo(-0.8, 5);
    expect(await stepped(10, [3, -4])).toEqual([3, -4]);
    expect(await stepped(0, [30, -40])).toEqual([30, -40]);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('gives each group its part, and leaves those for which nothing is left', async () => {
    const variables = [1, 1, 1].map((value) => tf.tidy(() => tf.variable(tf.scalar(value))));
    const [first, ...rest] = variables;
    if (!first) throw new RangeError('there are three');
    const optimizer = inGroups([
      { count: 1, optimizer: createOptimizer({ ...sgd, weightDecay: 1 }, [first]) },
      { count: 2, optimizer: createOptimizer(sgd, rest) },
    ]);
    const values = async () =>
      Promise.all(variables.map(async (variable) => (await variable.data())[0]));
    optimizer.step([tf.scalar(0), tf.scalar(1), tf.scalar(2)], 0.5);
    expect(await values()).toEqual([0.5, 0.5, 0]);
    optimizer.step([tf.scalar(0)], 0.5);
    expect(await values()).toEqual([0.25, 0.5, 0]);
  });
});
