import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { fakeQuantize, fakeQuantizeGradient } from '../../core/quant/affine';
import { activationGrid, weightGrid } from '../../core/quant/grid';
import { perChannelParams, perTensorParams, type QuantParams } from '../../core/quant/params';
import { createRandom } from '../../core/random';
import type { Rounding } from '../../core/scheme/scheme';
import { eachBackend } from '../testing/eachBackend';
import { type DeviceQuantParams, fakeQuant } from './fakeQuant';

const shape = [5, 3, 4];
const random = createRandom(7, 'fake quantization test');
const normals = () => Float32Array.from({ length: 60 }, () => 1.5 * random.normal());

/** Puts core's parameters on the device in the form the operation takes. */
function onDevice({ grid, axis, scale, zeroPoint }: QuantParams): DeviceQuantParams {
  const tensor = (values: Float32Array) =>
    axis === null ? tf.scalar(values[0] ?? 0) : tf.tensor1d(values);
  return {
    scale: tensor(scale),
    inverse: tensor(scale.map((s) => 1 / s)),
    low: tensor(Float32Array.from(zeroPoint, (z) => grid.min - z)),
    high: tensor(Float32Array.from(zeroPoint, (z) => grid.max - z)),
  };
}

const cases: [string, QuantParams][] = [2, 3, 4, 6, 8].flatMap((bits): [string, QuantParams][] => [
  [`${bits} bits per tensor`, perTensorParams({ min: -1, max: 2.5 }, activationGrid(bits))],
  [
    `${bits} bits per channel`,
    perChannelParams(
      [1, 0.5, 2, 0.01].map((max) => ({ min: -max, max })),
      weightGrid(bits),
      2,
    ),
  ],
]);

const roundings: Rounding[] = (['half-even', 'half-up'] as const).flatMap((ties) =>
  (['code', 'range', 'everywhere'] as const).map((gradient) => ({ ties, gradient })),
);

eachBackend('fakeQuant', () => {
  it.each(roundings)(
    'equals core with ties $ties and the gradient by $gradient',
    async (rounding) => {
      const ranges = [1, 0.5, 2, 0.25].map((max) => ({ min: -max / 2, max }));
      const params = perChannelParams(ranges, activationGrid(3), 2);
      // Every eighth of a step, so that ties and both ends are among them.
      const x = normals().map((value, i) =>
        i % 2 === 0 ? value : (Math.round(value * 8) / 8) * (params.scale[i % 4] ?? 0),
      );
      const device = onDevice(params);
      const value = fakeQuant(tf.tensor(x, shape), device, rounding);
      expect(Array.from(await value.data(), zero)).toEqual(
        Array.from(fakeQuantize(x, shape, params, rounding), zero),
      );
      const dy = normals();
      const slope = tf.grad((t) => fakeQuant(t, device, rounding));
      const gradient = slope(tf.tensor(x, shape), tf.tensor(dy, shape));
      const expected = fakeQuantizeGradient(x, dy, shape, params, rounding);
      expect(Array.from(await gradient.data(), zero)).toEqual(Array.from(expected, zero));
    },
  );

  it.each(cases)(
    'equals core at %s, value for value, and so does its gradient',
    async (_, params) => {
      const [x, dy] = [normals(), normals()];
      const device = onDevice(params);
      const value = fakeQuant(tf.tensor(x, shape), device);
      expect(Array.from(await value.data(), zero)).toEqual(
        Array.from(fakeQuantize(x, shape, params), zero),
      );
      const gradient = tf.grad((t) => fakeQuant(t, device))(
        tf.tensor(x, shape),
        tf.tensor(dy, shape),
      );
      const expected = fakeQuantizeGradient(x, dy, shape, params);
      expect(Array.from(await gradient.data(), zero)).toEqual(Array.from(expected, zero));
    },
  );

  it.each([1, 3, 7, 10])('takes %i channels, which fill no whole vector', async (channels) => {
    const ranges = Array.from({ length: channels }, (_, c) => ({ min: -1 - c, max: 1 + c }));
    const params = perChannelParams(ranges, weightGrid(4), 1);
    const odd = [60 / channels, channels].map(Math.floor) as [number, number];
    const x = normals().slice(0, odd[0] * odd[1]);
    const value = fakeQuant(tf.tensor(x, odd), onDevice(params));
    expect(Array.from(await value.data(), zero)).toEqual(
      Array.from(fakeQuantize(x, odd, params), zero),
    );
  });

  it('keeps NaN, and passes no gradient there', async () => {
    const device = onDevice(perTensorParams({ min: -1, max: 1 }, activationGrid(4)));
    const x = tf.tensor1d([Number.NaN, 0.2, 5]);
    expect((await fakeQuant(x, device).data())[0]).toBeNaN();
    const gradient = tf.grad((t) => fakeQuant(t, device))(x, tf.tensor1d([1, 1, 1]));
    expect(Array.from(await gradient.data())).toEqual([0, 1, 0]);
  });

  it('lets no gradient into the scale', () => {
    const params = onDevice(perTensorParams({ min: -1, max: 1 }, activationGrid(4)));
    const slope = tf.grad((s) => tf.sum(fakeQuant(tf.tensor1d([0.3]), { ...params, scale: s })));
    expect(() => slope(params.scale)).toThrow(/gradient/i);
  });
});

/** Makes -0 and 0 the same: the two paths may differ in the sign of a zero, which means nothing. */
const zero = (value: number) => (value === 0 ? 0 : value);
