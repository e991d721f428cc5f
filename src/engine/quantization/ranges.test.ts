import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { activationGrid, weightGrid } from '../../core/quant/grid';
import { affineParams, smallestScale } from '../../core/quant/params';
import type { Tracking } from '../../core/quantizers/quantizer';
import { createRandom } from '../../core/random';
import { fakeQuant } from '../ops/fakeQuant';
import { eachBackend } from '../testing/eachBackend';
import { ActivationRange } from './activationRange';
import { WeightRange } from './weightRange';

const random = createRandom(9, 'ranges test');
const normals = (length: number) => Float32Array.from({ length }, () => random.normal());
const { fround } = Math;

const trackings: Tracking[] = [
  { kind: 'fixed' },
  { kind: 'extremes' },
  { kind: 'average', rate: 0.1 },
];

/** Where the plain rule moves the end of a range to. */
function moved(end: number, seen: number, tracking: Tracking, widest: typeof Math.min): number {
  if (tracking.kind === 'fixed') return end;
  if (tracking.kind === 'extremes') return widest(end, seen);
  return fround(end + fround(fround(seen - end) * fround(tracking.rate)));
}

eachBackend('ranges of fake quantization', () => {
  it.each(trackings)('of activations move by their rule: $kind', async (tracking) => {
    const grid = activationGrid(4);
    let plain = { min: -0.5, max: 1 };
    const range = new ActivationRange(plain, grid, tracking);
    for (const size of [1, 3, 60, 129]) {
      const values = normals(size);
      range.observe(tf.tensor(values));
      plain = {
        min: moved(plain.min, Math.min(...values), tracking, Math.min),
        max: moved(plain.max, Math.max(...values), tracking, Math.max),
      };
    }
    const expected = affineParams(plain, grid);
    const { scale, zeroPoint } = await range.read();
    expect(scale).toBeCloseTo(expected.scale, 6);
    expect(zeroPoint).toBe(expected.zeroPoint);
    const [inverse] = await range.current.inverse.data();
    expect(inverse).toBe(fround(1 / scale));
    const [high] = await range.current.high.data();
    expect(high).toBe(grid.max - zeroPoint);
  });

  it('of activations become NaN where a value is', async () => {
    const range = new ActivationRange({ min: 0, max: 1 }, activationGrid(8), {
      kind: 'average',
      rate: 0.1,
    });
    range.observe(tf.tensor([1, 2, Number.NaN, 4, 5, 6]));
    expect((await range.read()).scale).toBeNaN();
  });

  it.each([1, 7, 40])('of %i channels of weights follow the largest of each', async (channels) => {
    const grid = weightGrid(4);
    const weights = normals(9 * channels).map((x, i) => (i % channels === 0 ? 0 : x));
    const scale = new Float32Array(channels).fill(1);
    const params = { grid, axis: 3, scale, zeroPoint: new Int32Array(channels) };
    const range = new WeightRange(params, { kind: 'extremes' });
    range.observe(tf.tensor(weights, [3, 3, 1, channels]));
    const read = await range.read(grid, 3);
    const largest = (channel: number) =>
      weights.reduce(
        (max, x, i) => (i % channels === channel ? Math.max(max, Math.abs(x)) : max),
        0,
      );
    const expected = Float32Array.from({ length: channels }, (_, channel) =>
      Math.max(fround(largest(channel) / grid.max), smallestScale),
    );
    expect(read.scale).toEqual(expected);
  });

  it('of weights round them as fake quantization does, with the same gradient', async () => {
    const grid = weightGrid(3);
    const weights = tf.tensor(normals(36), [3, 3, 4]);
    const params = {
      grid,
      axis: 2,
      scale: new Float32Array(4).fill(1),
      zeroPoint: new Int32Array(4),
    };
    const range = new WeightRange(params, { kind: 'extremes' });
    const dy = normals(36);
    const gradient = tf.grad((w) => range.round(w, true))(weights, tf.tensor(dy, [3, 3, 4]));
    expect(await gradient.data()).toEqual(dy);
    const rounded = await range.round(weights, true).data();
    expect(rounded).toEqual(await fakeQuant(weights, range.current).data());
    expect((await range.read(grid, 2)).scale[0]).not.toBe(1);
  });

  it('free what they replace', () => {
    const range = new ActivationRange({ min: 0, max: 1 }, activationGrid(8), { kind: 'extremes' });
    const x = tf.tensor(normals(10));
    range.observe(x);
    const before = tf.memory().numTensors;
    for (let i = 0; i < 3; i++) range.observe(x);
    expect(tf.memory().numTensors).toBe(before);
  });
});
