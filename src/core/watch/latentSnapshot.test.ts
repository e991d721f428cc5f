import fc from 'fast-check';
import { expect, it } from 'vitest';
import { latentCounts } from './latentSnapshot';

it('counts every weight once, and those that flipped among them', () => {
  const weight = fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.boolean());
  fc.assert(
    fc.property(fc.array(weight, { minLength: 1, maxLength: 50 }), (weights) => {
      const latent = Float32Array.from(weights, ([value]) => value);
      const scale = Float32Array.of(0.5);
      const codes = latent.map((value) => Math.min(Math.max(Math.round(value / 0.5), -4), 3));
      const flipped = Uint8Array.from(weights, ([, isFlipped]) => Number(isFlipped));
      const counts = latentCounts(
        { latent, rounded: latent, scale, scaleBefore: scale },
        codes,
        flipped,
      );
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      expect(sum(counts.histogram)).toBe(weights.length);
      expect(sum(counts.flipped)).toBe(flipped.reduce((total, value) => total + value, 0));
      expect(counts.edges).toHaveLength(counts.histogram.length + 1);
      counts.flipped.forEach((count, bin) => {
        expect(count).toBeLessThanOrEqual(counts.histogram[bin] ?? 0);
      });
    }),
  );
});

it('puts a weight between two codes into the bin there, by the scale of its channel', () => {
  const scale = Float32Array.of(1, 0.1);
  const latent = Float32Array.of(2.5, 0.25);
  const codes = Float32Array.of(3, 3);
  const counts = latentCounts(
    { latent, rounded: latent, scale, scaleBefore: scale },
    codes,
    Uint8Array.of(0, 1),
  );
  const bin = counts.edges.findLastIndex((edge) => edge <= 2.5 + 1e-6);
  expect(counts.histogram[bin]).toBe(2);
  expect(counts.flipped[bin]).toBe(1);
  expect(counts.codes).toEqual([0, 3]);
});
