import { describe, expect, it } from 'vitest';
import { activationGrid, signedGrid, weightGrid } from '../quant/grid';
import { minMax } from './minMax';

describe('minMax', () => {
  it('only ever widens', () => {
    const observer = minMax.createObserver(activationGrid(8));
    observer.observe(Float32Array.of(1, 5));
    observer.observe(Float32Array.of(2, 3));
    expect(observer.range()).toEqual({ min: 1, max: 5 });
    observer.observe(Float32Array.of(-1));
    expect(observer.range()).toEqual({ min: -1, max: 5 });
  });

  it('takes the largest magnitude on a symmetric grid and both ends on another', () => {
    const weights = Float32Array.of(-1, 3);
    expect(minMax.weightRange(weights, weightGrid(8))).toEqual({ min: -3, max: 3 });
    expect(minMax.weightRange(weights, signedGrid(8))).toEqual({ min: -1, max: 3 });
  });
});
