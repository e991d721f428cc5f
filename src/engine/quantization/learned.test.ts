import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { activationGrid, weightGrid, weightGridOf } from '../../core/quant/grid';
import { perChannelParams, smallestScale } from '../../core/quant/params';
import { pytorchRounding } from '../../core/quant/rounding';
import { eachBackend } from '../testing/eachBackend';
import { LearnedActivation } from './learnedActivation';
import { LearnedWeight } from './learnedWeight';

const grid = activationGrid(2);
const start = { kind: 'static', grid, scale: 0.5, zeroPoint: 1 } as const;
const ranges = [
  { min: -1, max: 1 },
  { min: -2, max: 3 },
];

async function value(tensor: tf.Tensor): Promise<number> {
  return (await tensor.data())[0] ?? Number.NaN;
}

eachBackend('learned scales', () => {
  it.each([true, false])(
    'start from calibration and are read back: symmetric %s',
    async (symmetric) => {
      const params = perChannelParams(ranges, weightGridOf(3, { symmetric, narrow: true }), 1);
      const weight = new LearnedWeight(params, pytorchRounding);
      expect(await weight.read()).toEqual(params);
      for (const learnsOffset of [true, false]) {
        const activation = new LearnedActivation(start, learnsOffset, pytorchRounding);
        expect(await activation.read()).toEqual(start);
        expect(activation.learned).toHaveLength(learnsOffset ? 2 : 1);
      }
    },
  );

  it.each([true, false])(
    'round as they were calibrated to: offset learned %s',
    async (learnsOffset) => {
      const activation = new LearnedActivation(start, learnsOffset, pytorchRounding);
      const rounded = await activation.round(tf.tensor2d([[-3, -0.6, 0.2, 0.3, 9]])).data();
      // Codes 0 to 3 less the zero point, times the scale.
      expect([...rounded].map((x) => x + 0)).toEqual([-0.5, -0.5, 0, 0.5, 1]);
    },
  );

  it('give the scale the gradient of LSQ', async () => {
    const activation = new LearnedActivation({ ...start, zeroPoint: 0 }, false, pytorchRounding);
    const x = tf.tensor2d([[0.6, 9, -1]]);
    const { grads } = tf.variableGrads(() => tf.sum(activation.round(x)), [...activation.learned]);
    // (rint(v/s) - v/s) inside, the highest code above, the lowest below.
    const expected = (1 - 0.6 / 0.5 + 3 + 0) / Math.sqrt(3 * 3);
    const [gradient] = Object.values(grads);
    expect(gradient && (await value(gradient))).toBeCloseTo(expected, 5);
  });

  it('give the offset of LSQ+ what was clipped, and the scale the outermost codes', async () => {
    const activation = new LearnedActivation(start, true, pytorchRounding);
    const x = tf.tensor2d([[0.1, 9, -5, -6]]);
    const [scale, offset] = activation.learned;
    if (!scale || !offset) throw new RangeError('LSQ+ learns two things');
    const { grads } = tf.variableGrads(() => tf.sum(activation.round(x)), [scale, offset]);
    const factor = 1 / Math.sqrt(4 * 3);
    // y = code * s + offset: 1 for each of three clipped; codes 3, 0, 0 and 1 - (0.1 + 0.5) / 0.5.
    const ofOffset = grads[offset.name];
    const ofScale = grads[scale.name];
    expect(ofOffset && (await value(ofOffset))).toBeCloseTo(3 * factor, 5);
    expect(ofScale && (await value(ofScale))).toBeCloseTo((3 + 1 - 1.2) * factor, 5);
  });

  it('come back from where they stand for nothing', async () => {
    const params = perChannelParams(ranges, weightGrid(3), 1);
    const weight = new LearnedWeight(params, pytorchRounding);
    weight.learned[0]?.assign(tf.tensor1d([-1, 0.25]));
    weight.settle();
    expect([...(await weight.read()).scale]).toEqual([smallestScale, 0.25]);
    const activation = new LearnedActivation(start, true, pytorchRounding);
    activation.learned[1]?.assign(tf.scalar(7));
    activation.settle();
    expect((await activation.read()).zeroPoint).toBe(0);
    activation.learned[1]?.assign(tf.scalar(-7));
    activation.settle();
    expect((await activation.read()).zeroPoint).toBe(3);
  });

  it('are freed', () => {
    const before = tf.memory().numTensors;
    const params = perChannelParams(ranges, weightGridOf(3, { symmetric: false, narrow: true }), 1);
    const weight = new LearnedWeight(params, pytorchRounding);
    const activation = new LearnedActivation(start, true, pytorchRounding);
    weight.settle();
    activation.settle();
    weight.dispose();
    activation.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
