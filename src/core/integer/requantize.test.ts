import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activationGrid } from '../quant/grid';
import { floatMultiplier, type Requantization, requantize, requantizer } from './requantize';

const { fround } = Math;
const ways: Requantization[] = ['float', 'singleRounding', 'doubleRounding'];
const scale = fc.double({ min: 1e-4, max: 0.1, noNaN: true }).map(fround);

describe('requantizer', () => {
  it.each([
    // M = 0.5: ties of sums 1, 3, -1 and -3.
    ['float', [0, 2, 0, -2]],
    ['singleRounding', [1, 2, 0, -1]],
    ['doubleRounding', [1, 2, 0, -1]],
  ] as const)('rounds ties by %s', (way, codes) => {
    const toCode = requantizer({ input: 0.5, weight: 0.5, output: 0.5 }, way);
    expect([1, 3, -1, -3].map(toCode)).toEqual(codes);
  });

  it('rounds ties up by float when asked to', () => {
    const toCode = requantizer({ input: 0.5, weight: 0.5, output: 0.5 }, 'float', 'half-up');
    expect([1, 3, -1, -3].map(toCode)).toEqual([1, 2, 0, -1]);
  });

  it('rounds sums beyond 24 bits to float32 first', () => {
    const toCode = requantizer({ input: 1, weight: 1, output: 1 }, 'float');
    expect(toCode(2 ** 24 + 1)).toBe(2 ** 24);
    expect(toCode(2 ** 24 + 3)).toBe(2 ** 24 + 4);
  });

  it('rounds the multiplier to float32 twice', () => {
    const scales = { input: fround(0.1), weight: fround(0.003), output: fround(0.7) };
    const product = fround(scales.input * scales.weight);
    expect(floatMultiplier(scales)).toBe(fround(product / scales.output));
  });

  it('gives codes no more than one apart, whoever computes them', () => {
    const sums = fc.integer({ min: -(2 ** 24), max: 2 ** 24 });
    fc.assert(
      fc.property(sums, scale, scale, scale, (sum, input, weight, output) => {
        const scales = { input, weight, output };
        // Codes of 16 bits at most: beyond, a float32 has not the digits.
        fc.pre(Math.abs(sum * input * weight) < 2 ** 16 * output);
        const codes = ways.map((way) => requantizer(scales, way)(sum));
        expect(Math.max(...codes) - Math.min(...codes)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
  });

  it('is zero for zero and never falls', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 30), max: 2 ** 30 }), scale, (sum, input) => {
        for (const way of ways) {
          const toCode = requantizer({ input, weight: 0.01, output: 0.02 }, way);
          expect(toCode(0)).toBe(0);
          expect(toCode(sum + 1)).toBeGreaterThanOrEqual(toCode(sum));
        }
      }),
    );
  });

  it('differs between one rounding and two as often as gemmlowp and ruy do', () => {
    const share = (factor: number) => {
      const scales = { input: 1, weight: 1, output: 1 / factor };
      const [once, twice] = [
        requantizer(scales, 'singleRounding'),
        requantizer(scales, 'doubleRounding'),
      ];
      const sums = Array.from({ length: 100_000 }, (_, i) => i - 50_000);
      return sums.filter((sum) => once(sum) !== twice(sum)).length / sums.length;
    };
    expect(share(0.0007)).toBeLessThan(0.001);
    expect(share(0.3)).toBeGreaterThan(0.15);
    expect(share(0.3)).toBeLessThan(0.25);
  });
});

describe('requantize', () => {
  it('clamps to the grid, channel by channel', () => {
    const output = { grid: activationGrid(4), scale: 1, zeroPoint: 3 };
    const sums = Float64Array.of(-10, -10, 1, 1, 30, 30);
    const codes = requantize(sums, 1, Float32Array.of(1, 0.1), output);
    expect([...codes]).toEqual([0, 2, 4, 3, 15, 6]);
  });
});
