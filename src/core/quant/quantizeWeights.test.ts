import { describe, expect, it } from 'vitest';
import { minMax } from '../quantizers/minMax';
import { weightGrid } from './grid';
import { weightParams } from './quantizeWeights';

describe('weightParams', () => {
  it('gives each output channel, the last axis, a scale of its own', () => {
    const weights = Float32Array.of(1, -6, -3, 2);
    const params = weightParams(weights, [2, 2], 3, minMax);
    expect(params).toEqual({
      grid: weightGrid(3),
      axis: 1,
      scale: Float32Array.of(1, 2),
      zeroPoint: Int32Array.of(0, 0),
    });
  });

  it('does so for kernels', () => {
    const weights = Float32Array.from({ length: 3 * 3 * 2 * 4 }, (_, i) => (i % 4) + 1);
    const { axis, scale } = weightParams(weights, [3, 3, 2, 4], 2, minMax);
    expect(axis).toBe(3);
    expect([...scale]).toEqual([1, 2, 3, 4]);
  });
});
