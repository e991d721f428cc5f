import { expect, it } from 'vitest';
import { activationGrid, weightGrid } from '../quant/grid';
import { percentile9999 } from './percentile9999';

/** 0, 1, ... 99999, each divided by 100,000. */
const ramp = Float32Array.from({ length: 100_000 }, (_, i) => i / 100_000);

it('leaves out a ten-thousandth at each end', () => {
  const observer = percentile9999.createObserver(activationGrid(8));
  observer.observe(ramp.map((x) => 200 * x - 100));
  const { min, max } = observer.range();
  expect(min).toBeCloseTo(-99.98, 2);
  expect(max).toBeCloseTo(99.98, 2);
  expect(percentile9999.weightRange(ramp, weightGrid(8)).max).toBeCloseTo(0.99989, 6);
});
