import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { channelsAlong } from '../../core/quant/channels';
import { extremes } from '../../core/quant/extremes';
import { weightGrid, weightGridOf } from '../../core/quant/grid';
import {
  type Convention,
  perChannelParams,
  perTensorParams,
  type QuantParams,
  smallestScale,
} from '../../core/quant/params';
import { pytorchRounding } from '../../core/quant/rounding';
import { createRandom } from '../../core/random';
import { fakeQuant } from '../ops/fakeQuant';
import { eachBackend } from '../testing/eachBackend';
import { WeightRange, type WeightTracking } from './weightRange';

const random = createRandom(9, 'weight range test');
const normals = (length: number) => Float32Array.from({ length }, () => random.normal());
const conventions: Convention[] = ['pytorch', 'tensorflow'];

const weightCases = [true, false].flatMap((perChannel) =>
  [true, false].flatMap((symmetric) =>
    conventions.map((convention) => [perChannel, symmetric, convention] as const),
  ),
);

/** Parameters that span the weights as they are. */
function plainParams(
  weights: Float32Array,
  channels: number,
  [perChannel, symmetric, convention]: (typeof weightCases)[number],
): QuantParams {
  const grid = weightGridOf(4, { symmetric, narrow: true });
  if (!perChannel) return perTensorParams(extremes(weights), grid, convention);
  const ranges = channelsAlong(weights, [weights.length / channels, channels], 1).map(extremes);
  return perChannelParams(ranges, grid, 3, convention);
}

eachBackend('ranges of weights', () => {
  it.each(weightCases)('follow them: per channel %s, symmetric %s, %s', async (...how) => {
    const params = (values: Float32Array) => plainParams(values, 5, how);
    const range = new WeightRange(params(normals(45)), 'follows', how[2], pytorchRounding);
    const weights = normals(45).map((x, i) => (i % 5 === 0 ? 0 : x));
    const tensor = tf.tensor(weights, [3, 3, 1, 5]);
    const rounded = await range.round(tensor, true).data();
    const [read, expected] = [await range.read(), params(weights)];
    expect({ ...read, scale: null }).toEqual({ ...expected, scale: null });
    read.scale.forEach((scale, c) => {
      expect(scale).toBeCloseTo(expected.scale[c] ?? 0, 6);
    });
    expect(rounded).toEqual(await fakeQuant(tensor, range.current).data());
  });

  it.each<WeightTracking>(['fixed', 'follows', 'widens'])(
    'of one layer move as they should when the weights shrink: %s',
    async (tracking) => {
      const big = Float32Array.of(-1, 2, 3, -4);
      const start = perTensorParams({ min: -1, max: 1 }, weightGrid(4));
      const range = new WeightRange(start, tracking, 'pytorch', pytorchRounding);
      const scales: number[] = [];
      for (const shrink of [1, 0.5]) {
        range.measure(tf.tensor(big.map((x) => x * shrink)));
        scales.push(((await range.read()).scale[0] ?? 0) * 7);
      }
      const expected = { fixed: [1, 1], follows: [4, 2], widens: [4, 4] }[tracking];
      expected.forEach((value, i) => {
        expect(scales[i]).toBeCloseTo(value, 5);
      });
    },
  );

  it.each([1, 7, 40])('of %i channels have a smallest scale', async (channels) => {
    const weights = normals(9 * channels).map((x, i) => (i % channels === 0 ? 0 : x));
    const ones = perChannelParams(Array(channels).fill({ min: -1, max: 1 }), weightGrid(4), 3);
    const range = new WeightRange(ones, 'follows', 'pytorch', pytorchRounding);
    range.measure(tf.tensor(weights, [3, 3, 1, channels]));
    expect((await range.read()).scale[0]).toBe(smallestScale);
  });

  it('round with the gradient unchanged while they follow', async () => {
    const start = perChannelParams(Array(4).fill({ min: -1, max: 1 }), weightGrid(3), 2);
    const range = new WeightRange(start, 'follows', 'pytorch', pytorchRounding);
    const weights = tf.tensor(normals(36), [3, 3, 4]);
    const dy = normals(36);
    const gradient = tf.grad((w) => range.round(w, true))(weights, tf.tensor(dy, [3, 3, 4]));
    expect(await gradient.data()).toEqual(dy);
  });

  it('are scaled channel by channel, but not one for all', async () => {
    const many = perChannelParams(
      [
        { min: -7, max: 7 },
        { min: -7, max: 7 },
      ],
      weightGrid(4),
      1,
    );
    const single = perTensorParams({ min: -7, max: 7 }, weightGrid(4));
    const read = async (params: QuantParams) => {
      const range = new WeightRange(params, 'fixed', 'pytorch', pytorchRounding);
      range.rescale(tf.tensor1d([2, 0.5]));
      const [inverse] = await range.current.inverse.data();
      return [...(await range.read()).scale, inverse];
    };
    expect(await read(many)).toEqual([2, 0.5, 0.5]);
    expect(await read(single)).toEqual([1, 1]);
  });
});
