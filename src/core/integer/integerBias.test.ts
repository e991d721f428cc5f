import { describe, expect, it } from 'vitest';
import { atOwnScale, integerBias, sumScales } from './integerBias';

const scales = Float32Array.of(0.5, 0.25, 1, 0.001);
const bias = Float32Array.of(0.75, -0.6, 2.5, 100);
const plain = (values: Float64Array | null) => values && [...values];

describe('sumScales', () => {
  it('multiplies in float32, one scale or one per channel', () => {
    const scale = Math.fround(0.1);
    const product = Math.fround(scale * Math.fround(0.3));
    expect([...sumScales(scale, Float32Array.of(0.3), 2)]).toEqual([product, product]);
    expect([...sumScales(0.5, Float32Array.of(2, 4), 2)]).toEqual([1, 2]);
  });
});

describe('integerBias', () => {
  it('counts the bias in units of the sums, half to even', () => {
    expect(plain(integerBias(bias, { kind: 'product', bits: 32 }, scales))).toEqual([
      2, -2, 2, 100_000,
    ]);
  });

  it('saturates at its bits', () => {
    const wide = Float32Array.of(100, -100, 2, 100);
    expect(plain(integerBias(wide, { kind: 'product', bits: 8 }, scales))).toEqual([
      127, -128, 2, 127,
    ]);
    expect(plain(integerBias(bias, { kind: 'product', bits: 16 }, scales))?.[3]).toBe(32_767);
  });

  it('is as wide as the sums at 32 bits', () => {
    const tiny = Float32Array.of(2 ** -33);
    const wide = integerBias(Float32Array.of(0.75), { kind: 'product', bits: 32 }, tiny);
    expect(plain(wide)).toEqual([0.75 * 2 ** 33]);
  });

  it('rounds to few bits at its own scale first', () => {
    const [low, high] = [Float32Array.of(1, -0.2), Float32Array.of(0.01, 0.01)];
    // Two bits: -1, 0 or 1 times the largest.
    expect([...atOwnScale(low, 2)]).toEqual([1, 0]);
    expect(plain(integerBias(low, { kind: 'own', bits: 2 }, high))).toEqual([100, 0]);
  });

  it('is none where the bias stays in float', () => {
    expect(integerBias(bias, { kind: 'float' }, scales)).toBeNull();
  });
});
