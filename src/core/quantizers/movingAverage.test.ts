import { describe, expect, it } from 'vitest';
import { activationGrid } from '../quant/grid';
import { movingAverage, movingAverageObserver } from './movingAverage';

describe('movingAverage', () => {
  it('takes the first batch and then moves a hundredth of the way', () => {
    const observer = movingAverage.createObserver(activationGrid(8));
    observer.observe(Float32Array.of(-1, 2));
    expect(observer.range()).toEqual({ min: -1, max: 2 });
    observer.observe(Float32Array.of(0, 102));
    expect(observer.range().min).toBeCloseTo(-0.99, 6);
    expect(observer.range().max).toBeCloseTo(3, 6);
  });

  it('does not move for an empty batch', () => {
    const observer = movingAverageObserver(0.5);
    observer.observe(Float32Array.of(1, 2));
    observer.observe(new Float32Array());
    expect(observer.range()).toEqual({ min: 1, max: 2 });
  });
});
