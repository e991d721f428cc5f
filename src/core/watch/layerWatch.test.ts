import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LayerWatch } from './layerWatch';

const floats = (values: readonly number[]) => Float32Array.from(values);

it('gives norms of gradient and update, and nothing of codes in float', () => {
  const reading = {
    before: floats([3, 4]),
    after: floats([3, 3.5]),
    gradient: floats([6, 8]),
    rounding: null,
    inputScale: null,
  };
  expect(new LayerWatch('dense', 2).take(reading)).toEqual({
    id: 'dense',
    gradientNorm: 10,
    updateRatio: 0.1,
    clippedShare: null,
    changedShare: null,
    oscillatingShare: null,
    weightScale: null,
    scaleRatio: null,
    inputScale: null,
  });
});

it('says of a layer that is not trained that it has no gradient and does not move', () => {
  const weight = floats([1, -1]);
  const reading = {
    before: weight,
    after: weight,
    gradient: null,
    rounding: null,
    inputScale: 0.5,
  };
  expect(new LayerWatch('conv1', 2).take(reading)).toMatchObject({
    gradientNorm: null,
    updateRatio: 0,
    inputScale: 0.5,
  });
});

it('gives the change of the scales over the scales before', () => {
  const weight = floats([1, -1]);
  const rounding = {
    latent: weight,
    rounded: weight,
    scale: floats([3, 4.5]),
    scaleBefore: floats([3, 4]),
  };
  const reading = { before: weight, after: weight, gradient: null, rounding, inputScale: null };
  expect(new LayerWatch('conv1', 2).take(reading).scaleRatio).toBe(0.1);
});

const scales = fc.array(fc.double({ min: 0.01, max: 2, noNaN: true }), {
  minLength: 1,
  maxLength: 3,
});
const weights = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
  minLength: 6,
  maxLength: 6,
});

it('counts what is outside the range, and what is on another code than before, channel by channel', () => {
  fc.assert(
    fc.property(scales, weights, weights, (scale, first, second) => {
      const scaled = scale.filter((_, index) => index === 0 || 6 % scale.length === 0);
      const steps = floats(6 % scaled.length === 0 ? scaled : scaled.slice(0, 1));
      const code = (w: number, i: number) =>
        Math.min(Math.max(Math.round(w / (steps[i % steps.length] ?? 1)), -4), 3);
      const reading = (values: readonly number[]) => {
        const latent = floats(values);
        const rounded = latent.map((w, i) => code(w, i) * (steps[i % steps.length] ?? 1));
        return {
          before: latent,
          after: latent,
          gradient: null,
          rounding: { latent, rounded, scale: steps, scaleBefore: steps },
          inputScale: null,
        };
      };
      const watch = new LayerWatch('conv', 6);
      watch.take(reading(first));
      const { changedShare, clippedShare } = watch.take(reading(second));
      const [one, two] = [floats(first), floats(second)];
      const changed = two.filter((w, i) => code(w, i) !== code(one[i] ?? 0, i));
      expect(changedShare).toBe(changed.length / 6);
      const far = two.filter((w, i) => {
        const units = w / (steps[i % steps.length] ?? 1);
        return units > 3.502 || units < -4.502;
      });
      const inside = two.filter((w, i) => {
        const units = w / (steps[i % steps.length] ?? 1);
        return units < 3.5 && units > -4.5;
      });
      const clipped = Math.round(6 * (clippedShare ?? Number.NaN));
      expect(clipped).toBeGreaterThanOrEqual(far.length);
      expect(clipped).toBeLessThanOrEqual(6 - inside.length);
    }),
  );
});
