import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { createRandom } from '../../core/random';
import { eachBackend } from '../testing/eachBackend';
import { DigitSum } from './digitSum';
import { exactDivide } from './exactDivide';

const { fround } = Math;

eachBackend('exact arithmetic', () => {
  it('divides as IEEE 754 does', async () => {
    const random = createRandom(4, 'exact divide');
    const spread = (low: number, high: number) =>
      fround((1 + random.float()) * 2 ** Math.floor(low + (high - low) * random.float()));
    const a = Float32Array.from({ length: 20_000 }, (_, i) =>
      i === 0 ? 0 : spread(-20, 20) * (i % 2 ? 1 : -1),
    );
    const b = a.map(() => spread(-23, 8));
    const quotient = exactDivide(tf.tensor1d(a), tf.tensor1d(b));
    const values = await quotient.data<'float32'>();
    const wrong = values.filter((value, i) => value !== fround((a[i] ?? 0) / (b[i] ?? 1)));
    expect(wrong.length).toBe(0);
  });

  it('adds up wide integers and rounds once', async () => {
    const random = createRandom(5, 'digit sum');
    const integers = (most: number) =>
      Float32Array.from({ length: 5000 }, () => Math.round((2 * random.float() - 1) * most));
    const most = 2 ** 24 - 1;
    const terms = [0, 0, 0, 1, 1, 2, 2].map((place) => ({ place, values: integers(most) }));
    const wide = integers(1).map(() => fround((random.float() - 0.5) * 2 ** 42) | 0);
    const sum = new DigitSum();
    for (const { place, values } of terms) sum.add(tf.tensor1d(values), most, place);
    sum.addWide(tf.tensor1d(wide), 2 ** 31);
    const result = await sum.rounded().data<'float32'>();
    const expected = Float32Array.from(wide, (value, i) =>
      terms.reduce((total, { place, values }) => total + (values[i] ?? 0) * 256 ** place, value),
    );
    expect(result).toEqual(expected);
  });
});
