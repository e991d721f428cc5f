import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, initialWeights, type Random } from './random';

const draw = (count: number, next: () => number) => Array.from({ length: count }, next);
const floats = (random: Random, count: number) => draw(count, random.float);
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('createRandom', () => {
  it('repeats itself for the same seed and stream, on every machine', () => {
    expect(floats(createRandom(42, 'weights'), 20)).toEqual(
      floats(createRandom(42, 'weights'), 20),
    );
    expect([...createRandom(42, 'order').permutation(8)]).toEqual([3, 2, 5, 7, 4, 1, 0, 6]);
    expect(floats(createRandom(42, 'weights'), 2)).toEqual([
      0.3938146961653226, 0.5244360277009672,
    ]);
  });

  it('differs by seed and by stream from the first number on', () => {
    const firsts = draw(200, () => 0).flatMap((_, seed) =>
      ['order', 'weights'].map((stream) => createRandom(seed, stream).float()),
    );
    expect(new Set(firsts).size).toBe(400);
    expect(mean(firsts)).toBeCloseTo(0.5, 1);
  });

  it('keeps neighbouring seeds and streams uncorrelated', () => {
    const correlation = (a: readonly number[], b: readonly number[]) =>
      12 * mean(a.map((x, i) => (x - 0.5) * ((b[i] ?? 0) - 0.5)));
    const base = floats(createRandom(1, 'a'), 5000);
    expect(Math.abs(correlation(base, floats(createRandom(2, 'a'), 5000)))).toBeLessThan(0.06);
    expect(Math.abs(correlation(base, floats(createRandom(1, 'b'), 5000)))).toBeLessThan(0.06);
  });

  it('draws floats uniformly from [0, 1)', () => {
    const all = floats(createRandom(3, 'uniform'), 20_000);
    for (const x of all) expect(x >= 0 && x < 1).toBe(true);
    expect(mean(all)).toBeCloseTo(0.5, 1);
    expect(mean(all.map((x) => (x - 0.5) ** 2))).toBeCloseTo(1 / 12, 2);
  });

  it('draws normals with mean 0 and variance 1', () => {
    const all = draw(50_000, createRandom(3, 'normal').normal);
    expect(Math.abs(mean(all))).toBeLessThan(0.02);
    expect(mean(all.map((x) => x * x))).toBeCloseTo(1, 1);
    expect(mean(all.map((x) => x ** 4))).toBeCloseTo(3, 0);
  });

  it('permutes: every index once', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 300 }), (seed, n) => {
        const order = createRandom(seed, 'order').permutation(n);
        expect([...order].toSorted((a, b) => a - b)).toEqual(draw(n, () => 0).map((_, i) => i));
      }),
    );
  });

  it('gives every order of three about as often', () => {
    const random = createRandom(5, 'order');
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const key = random.permutation(3).join('');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});

describe('initialWeights', () => {
  it('fills the shape uniformly within one over the root of the fan-in', () => {
    const weights = [...initialWeights([3, 3, 40, 40], 360, createRandom(1, 'conv2'))];
    const bound = 1 / Math.sqrt(360);
    expect(weights).toHaveLength(14_400);
    for (const weight of weights) expect(Math.abs(weight)).toBeLessThanOrEqual(bound + 1e-8);
    expect(Math.abs(mean(weights))).toBeLessThan(bound / 50);
    expect(mean(weights.map((w) => w * w)) / (bound ** 2 / 3)).toBeCloseTo(1, 1);
  });
});
