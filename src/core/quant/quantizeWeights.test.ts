import { describe, expect, it } from 'vitest';
import { activationGrid, weightGrid, weightGridOf } from './grid';
import { weightParams } from './quantizeWeights';

const scheme = { grid: weightGrid(3), perChannel: true, range: 'min-max' };

describe('weightParams', () => {
  it('gives each output channel, the last axis, a scale of its own', () => {
    const weights = Float32Array.of(1, -6, -3, 2);
    expect(weightParams(weights, [2, 2], scheme, 'pytorch')).toEqual({
      grid: weightGrid(3),
      axis: 1,
      scale: Float32Array.of(1, 2),
      zeroPoint: Int32Array.of(0, 0),
    });
  });

  it('does so for kernels', () => {
    const weights = Float32Array.from({ length: 3 * 3 * 2 * 4 }, (_, i) => (i % 4) + 1);
    const ternary = { ...scheme, grid: weightGrid(2) };
    const { axis, scale } = weightParams(weights, [3, 3, 2, 4], ternary, 'pytorch');
    expect(axis).toBe(3);
    expect([...scale]).toEqual([1, 2, 3, 4]);
  });

  it('gives all of them one scale where channels share it', () => {
    const weights = Float32Array.of(1, -6, -3, 2);
    const shared = weightParams(weights, [2, 2], { ...scheme, perChannel: false }, 'pytorch');
    expect(shared).toEqual({
      grid: weightGrid(3),
      axis: null,
      scale: Float32Array.of(2),
      zeroPoint: Int32Array.of(0),
    });
  });

  it('fits affine codes to a lopsided range', () => {
    const affine = { ...scheme, grid: activationGrid(3) };
    const weights = Float32Array.of(-1, 0, 6, 7);
    const { scale, zeroPoint } = weightParams(weights, [2, 2], affine, 'pytorch');
    expect([...scale]).toEqual([1, 1]);
    expect([...zeroPoint]).toEqual([1, 0]);
  });

  it('asks the quantizer that the scheme names', () => {
    const weights = Float32Array.from({ length: 101 }, (_, i) => (i < 100 ? (i % 7) - 3 : 12));
    const widest = weightParams(weights, [101, 1], scheme, 'pytorch');
    const best = weightParams(weights, [101, 1], { ...scheme, range: 'mse' }, 'pytorch');
    expect([...widest.scale]).toEqual([4]);
    expect(best.scale[0]).toBeLessThan(4);
  });

  it.each(['symmetric', 'affine'] as const)(
    "rounds the zero point by TensorFlow's rule where asked: %s",
    (kind) => {
      const grid = weightGridOf(2, { symmetric: kind === 'symmetric', narrow: false });
      const weights = Float32Array.of(-1.5, 1.5);
      const zeroPoint = (convention: 'pytorch' | 'tensorflow') =>
        weightParams(
          weights.map((w) => w - 1),
          [2, 1],
          { ...scheme, grid },
          convention,
        ).zeroPoint[0];
      const expected = kind === 'symmetric' ? [0, 0] : [2, 3];
      expect([zeroPoint('pytorch'), zeroPoint('tensorflow')]).toEqual(expected);
    },
  );
});
