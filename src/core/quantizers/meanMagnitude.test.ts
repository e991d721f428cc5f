import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activationGrid, weightGridOf } from '../quant/grid';
import { initialStepSize } from '../quant/learnedStepSize';
import { paramsOf } from '../quant/params';
import { meanMagnitude } from './meanMagnitude';

const values = Float32Array.of(-1, 0.5, 3, -0.25, 2);

function observed(x: Float32Array, bits: number) {
  const observer = meanMagnitude.createObserver(activationGrid(bits));
  observer.observe(x.subarray(0, 2));
  observer.observe(x.subarray(2));
  return observer.range();
}

describe('meanMagnitude', () => {
  it.each([true, false])('gives symmetric weights the starting scale, narrow: %s', (narrow) => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 16 }), (bits) => {
        const grid = weightGridOf(bits, { symmetric: true, narrow });
        const { scale } = paramsOf(meanMagnitude.weightRange(values, grid), grid);
        expect(scale / initialStepSize(values, grid.max)).toBeCloseTo(1, 6);
      }),
    );
  });

  it.each([2, 4, 8, 16])('gives one-sided activations the starting scale at %d bits', (bits) => {
    const grid = activationGrid(bits);
    const positive = values.map(Math.abs);
    const start = initialStepSize(positive, grid.max);
    const above = paramsOf(observed(positive, bits), grid);
    expect(above.scale / start).toBeCloseTo(1, 6);
    expect(above.zeroPoint).toBe(0);
    const below = paramsOf(
      observed(
        positive.map((x) => -x),
        bits,
      ),
      grid,
    );
    expect(below.scale / start).toBeCloseTo(1, 6);
    expect(below.zeroPoint).toBe(grid.max);
  });

  it.each([2, 4, 8, 16])('shares the codes between both sides of zero at %d bits', (bits) => {
    const grid = activationGrid(bits);
    const { scale, zeroPoint } = paramsOf(observed(values, bits), grid);
    expect(scale / initialStepSize(values, 2 ** (bits - 1) - 1)).toBeCloseTo(1, 6);
    expect(zeroPoint).toBe(2 ** (bits - 1));
  });

  it('has a range of no width for zeros', () => {
    expect(observed(new Float32Array(4), 8)).toEqual({ min: 0, max: 0 });
  });
});
