import * as tf from '@tensorflow/tfjs-core';
import { it } from 'vitest';
import { roundHalfEven } from '../../core/quant/roundHalfEven';
import { eachBackend } from '../testing/eachBackend';
import { expectClose } from '../testing/expectClose';
import { roundBias } from './roundBias';

const bias = Float32Array.of(0.3, -0.7, 0, 12.25, 100);
const weightScale = Float32Array.of(0.5, 0.25, 1, 0.125, 0.01);
const inputScale = 0.5;

eachBackend('roundBias', () => {
  it('keeps whole multiples of the product of the scales', async () => {
    const expected = bias.map((value, c) => {
      const scale = (weightScale[c] ?? 0) * inputScale;
      return roundHalfEven(value / scale) * scale;
    });
    const scales = [tf.tensor1d(weightScale), tf.scalar(inputScale)] as const;
    await expectClose(roundBias(tf.tensor1d(bias), ...scales), expected);
  });

  it('passes the gradient unchanged', async () => {
    const scales = [tf.tensor1d(weightScale), tf.scalar(inputScale)] as const;
    const gradient = tf.grad((x) => roundBias(x, ...scales));
    await expectClose(gradient(tf.tensor1d(bias), tf.tensor1d([1, 2, 3, 4, 5])), [1, 2, 3, 4, 5]);
  });
});
