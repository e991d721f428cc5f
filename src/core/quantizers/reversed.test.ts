import { expect, it } from 'vitest';
import { activationGrid } from '../quant/grid';
import { minMax } from './minMax';
import { movingAverage } from './movingAverage';
import { reversed } from './reversed';

it('takes nearly all of each batch', () => {
  const own = reversed(movingAverage);
  expect(own.tracking).toEqual({ kind: 'average', rate: 0.99 });
  const observer = own.createObserver(activationGrid(8));
  observer.observe(Float32Array.of(0, 2));
  observer.observe(Float32Array.of(0, 102));
  expect(observer.range().max).toBeCloseTo(101, 4);
});

it('leaves what does not average as it is', () => {
  expect(reversed(minMax)).toBe(minMax);
});
