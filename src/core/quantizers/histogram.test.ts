import { describe, expect, it } from 'vitest';
import { activationGrid } from '../quant/grid';
import { paramsOf } from '../quant/params';
import { squaredError } from '../quant/squaredError';
import { createRandom } from '../random';
import { histogram } from './histogram';
import { minMax } from './minMax';
import type { Quantizer } from './quantizer';

const random = createRandom(7, 'histogram.test');
const positives = Float32Array.from({ length: 20_000 }, () => Math.abs(random.normal()));

function observed(quantizer: Quantizer, values: Float32Array, bits: number) {
  const observer = quantizer.createObserver(activationGrid(bits));
  for (let i = 0; i < values.length; i += 1000) observer.observe(values.subarray(i, i + 1000));
  return observer.range();
}

describe('histogram', () => {
  it.each([2, 3, 4])('errs less than min-max at %d bits', (bits) => {
    const grid = activationGrid(bits);
    const error = (quantizer: Quantizer) =>
      squaredError(positives, paramsOf(observed(quantizer, positives, bits), grid), grid);
    expect(error(histogram)).toBeLessThan(error(minMax));
  });

  it('clips more where there are fewer codes', () => {
    const end = (bits: number) => observed(histogram, positives, bits).max;
    expect(end(2)).toBeLessThan(end(4));
    expect(end(4)).toBeLessThan(end(8));
  });

  it('counts what lies between a whole number and the end', () => {
    const values = positives.map((x) => Math.min(x / 10, 0.9) + 1);
    expect(observed(histogram, values, 8).max).toBeGreaterThan(1.3);
  });
});
