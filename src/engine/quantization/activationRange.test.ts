import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { fakeQuantize } from '../../core/quant/affine';
import { extremes } from '../../core/quant/extremes';
import { activationGrid } from '../../core/quant/grid';
import { type Convention, paramsOf, perTensorParams } from '../../core/quant/params';
import { pytorchRounding } from '../../core/quant/rounding';
import type { Range, Tracking } from '../../core/quantizers/quantizer';
import { createRandom } from '../../core/random';
import { eachBackend } from '../testing/eachBackend';
import { expectClose } from '../testing/expectClose';
import { ActivationRange } from './activationRange';
import { DynamicActivation } from './dynamicActivation';

const random = createRandom(9, 'ranges test');
const normals = (length: number) => Float32Array.from({ length }, () => random.normal());
const { fround } = Math;
const conventions: Convention[] = ['pytorch', 'tensorflow'];

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

/** An activation that starts with this range. */
function activation(
  range: Range,
  bits: number,
  tracking: Tracking,
  convention: Convention = 'pytorch',
): ActivationRange {
  const grid = activationGrid(bits);
  const start = { kind: 'static', grid, ...paramsOf(range, grid, convention) } as const;
  return new ActivationRange(start, tracking, convention, pytorchRounding);
}

/** The range between the values of the outermost codes. */
function spanned({ min, max }: Range, bits: number, convention: Convention): Range {
  const grid = activationGrid(bits);
  const { scale, zeroPoint } = paramsOf({ min, max }, grid, convention);
  return { min: (grid.min - zeroPoint) * scale, max: (grid.max - zeroPoint) * scale };
}

const activationCases = trackings.flatMap((tracking) =>
  conventions.map((convention) => [tracking.kind, convention, tracking] as const),
);

eachBackend('ranges of activations', () => {
  it.each(activationCases)('move by their rule: %s, %s', async (_kind, convention, tracking) => {
    const range = activation({ min: -0.5, max: 1 }, 4, tracking, convention);
    let plain = spanned({ min: -0.5, max: 1 }, 4, convention);
    for (const size of [1, 3, 60, 129]) {
      const values = normals(size);
      range.round(tf.tensor(values), true);
      plain = {
        min: moved(plain.min, Math.min(...values), tracking, Math.min),
        max: moved(plain.max, Math.max(...values), tracking, Math.max),
      };
    }
    const grid = activationGrid(4);
    const expected = paramsOf(plain, grid, convention);
    const { scale, zeroPoint } = await range.read();
    expect(scale).toBeCloseTo(expected.scale, 6);
    expect(zeroPoint).toBe(expected.zeroPoint);
    const [inverse] = await range.current.inverse.data();
    expect(inverse).toBe(fround(1 / scale));
    const [high] = await range.current.high.data();
    expect(high).toBe(grid.max - zeroPoint);
  });

  it('stay unless they observe', async () => {
    const range = activation({ min: 0, max: 1 }, 8, { kind: 'extremes' });
    const before = await range.read();
    range.round(tf.tensor([5, 6]), false);
    expect(await range.read()).toEqual(before);
  });

  it('become NaN where a value is', async () => {
    const range = activation({ min: 0, max: 1 }, 8, { kind: 'average', rate: 0.1 });
    range.observe(tf.tensor([1, 2, Number.NaN, 4, 5, 6]));
    expect((await range.read()).scale).toBeNaN();
  });

  it('free what they replace', () => {
    const range = activation({ min: 0, max: 1 }, 8, { kind: 'extremes' });
    const x = tf.tensor(normals(10));
    range.observe(x);
    const before = tf.memory().numTensors;
    for (let i = 0; i < 3; i++) range.observe(x);
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each(conventions)('follow each batch where they are dynamic: %s', async (convention) => {
    const grid = activationGrid(3);
    const dynamic = new DynamicActivation(grid, convention, pytorchRounding);
    for (const size of [7, 33]) {
      const values = normals(size);
      const expected = fakeQuantize(
        values,
        [size],
        perTensorParams(extremes(values), grid, convention),
      );
      await expectClose(dynamic.round(tf.tensor(values)), expected);
    }
  });
});
