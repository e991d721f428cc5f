import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantize } from '../quant/affine';
import { type Grid, weightGridOf } from '../quant/grid';
import { perChannelParams, perTensorParams, type QuantParams } from '../quant/params';
import { createRandom } from '../random';
import { adaRound, type RoundableLayer, type Rounder } from './adaRound';
import { coordinateRounding } from './coordinateRounding';
import type { InputMoments } from './inputMoments';
import { relaxedRounding } from './relaxedRounding';

const halfEven = { ties: 'half-even' } as const;
const shape = [6, 3];

interface Scheme {
  readonly bits: number;
  readonly symmetric: boolean;
  readonly perChannel: boolean;
  /** Less than 1 clips the largest weights. */
  readonly share: number;
}

function paramsFor(
  weight: Float32Array,
  { bits, symmetric, perChannel, share }: Scheme,
): QuantParams {
  const grid: Grid = weightGridOf(bits, { symmetric, narrow: true });
  const rangeOf = (values: Float32Array) => ({
    min: share * Math.min(...values),
    max: share * Math.max(...values),
  });
  if (!perChannel) return perTensorParams(rangeOf(weight), grid);
  const channels = [0, 1, 2].map((c) => weight.filter((_, index) => index % 3 === c));
  return perChannelParams(channels.map(rangeOf), grid, 1);
}

/** A layer and moments of inputs that depend on each other, the quantized ones a little off. */
function layerAndMoments(seed: number, scheme: Scheme): [RoundableLayer, InputMoments] {
  const random = createRandom(seed, 'adaRound test');
  const weight = Float32Array.from({ length: 18 }, () => random.normal());
  const gram = new Float32Array(36);
  const target = new Float32Array(18);
  for (let place = 0; place < 50; place++) {
    const common = random.normal();
    const x = Array.from({ length: 6 }, (_, row) => (row === 5 ? 0 : common + random.normal()));
    const rounded = x.map((value) => Math.round(value * 4) / 4);
    for (let i = 0; i < 36; i++) {
      gram[i] = (gram[i] ?? 0) + ((rounded[Math.floor(i / 6)] ?? 0) * (rounded[i % 6] ?? 0)) / 50;
    }
    for (let i = 0; i < 18; i++) {
      const y = x.reduce((sum, value, row) => sum + value * (weight[row * 3 + (i % 3)] ?? 0), 0);
      target[i] = (target[i] ?? 0) + ((rounded[Math.floor(i / 3)] ?? 0) * y) / 50;
    }
  }
  const weightParams = paramsFor(weight, scheme);
  return [
    { weight, weightShape: shape, weightParams },
    { gram, target },
  ];
}

const gradient =
  (steps: number): Rounder =>
  (problem, start) =>
    relaxedRounding(problem, start, steps);

const rounders = [
  ['gradient', gradient(100)],
  ['coordinates', coordinateRounding],
] as const;

function rounded(
  layer: RoundableLayer,
  moments: InputMoments,
  rounder = gradient(100),
): Float32Array {
  const learning = adaRound(layer, moments, rounder, halfEven);
  for (;;) {
    const { done, value } = learning.next();
    if (done) return value;
  }
}

/** Mean squared difference from the float layer's output, less what no weights can change. */
function outputError(weight: Float32Array, { gram, target }: InputMoments): number {
  let error = 0;
  weight.forEach((value, index) => {
    const [row, column] = [Math.floor(index / 3), index % 3];
    for (let j = 0; j < 6; j++)
      error += value * (gram[row * 6 + j] ?? 0) * (weight[j * 3 + column] ?? 0);
    error -= 2 * value * (target[index] ?? 0);
  });
  return error;
}

/** The scale of a weight, and what float32 may add to a difference of one step. */
function aStep({ weight, weightParams: { axis, scale } }: RoundableLayer, index: number): number {
  const step = scale[axis === null ? 0 : index % 3] ?? 0;
  return step + 1e-6 * Math.abs(weight[index] ?? 0);
}

/** Expects a weight to have the code at an end of the grid, as before. */
function expectClipped({ weightParams }: RoundableLayer, before?: number, after?: number): void {
  const { min, max } = weightParams.grid;
  expect([min, max]).toContain(before);
  expect(after).toBe(before);
}

const schemes: fc.Arbitrary<Scheme> = fc.record({
  bits: fc.integer({ min: 2, max: 16 }),
  symmetric: fc.boolean(),
  perChannel: fc.boolean(),
  share: fc.double({ min: 0.3, max: 1, noNaN: true }),
});

describe('adaRound', () => {
  describe.each(rounders)('by %s', (_name, rounder) => {
    it('rounds no further than one step, and keeps clipped weights clipped', () => {
      fc.assert(
        fc.property(fc.nat(1000), schemes, (seed, scheme) => {
          const [layer, moments] = layerAndMoments(seed, scheme);
          const before = quantize(layer.weight, shape, layer.weightParams);
          const after = rounded(layer, moments, rounder);
          const codes = quantize(after, shape, layer.weightParams);
          after.forEach((value, index) => {
            const moved = Math.abs(value - (layer.weight[index] ?? 0));
            if (moved > aStep(layer, index)) expectClipped(layer, before[index], codes[index]);
          });
        }),
      );
    });

    it('puts every weight at the value of a code, which quantization gives back', () => {
      fc.assert(
        fc.property(fc.nat(1000), schemes, (seed, scheme) => {
          const [layer, moments] = layerAndMoments(seed, scheme);
          const { scale, zeroPoint } = layer.weightParams;
          const after = rounded(layer, moments, rounder);
          const codes = quantize(after, shape, layer.weightParams);
          after.forEach((value, index) => {
            const channel = scheme.perChannel ? index % 3 : 0;
            const steps = (codes[index] ?? 0) - (zeroPoint[channel] ?? 0);
            expect(value).toBe(Math.fround(steps * (scale[channel] ?? 0)));
          });
        }),
      );
    });

    it('brings the output nearer than rounding to the nearest does', () => {
      let [learned, plain] = [0, 0];
      for (let seed = 0; seed < 20; seed++) {
        const scheme = { bits: 3, symmetric: true, perChannel: true, share: 1 };
        const [layer, moments] = layerAndMoments(seed, scheme);
        const floor = outputError(layer.weight, moments);
        learned += outputError(rounded(layer, moments, rounder), moments) - floor;
        const codes = quantize(layer.weight, shape, layer.weightParams);
        const { scale } = layer.weightParams;
        const nearest = Float32Array.from(codes, (code, index) => code * (scale[index % 3] ?? 0));
        plain += outputError(nearest, moments) - floor;
      }
      expect(learned).toBeLessThan(0.75 * plain);
    });
  });

  it('keeps the nearest code of a weight whose input is always 0', () => {
    const [layer, moments] = layerAndMoments(1, {
      bits: 4,
      symmetric: true,
      perChannel: true,
      share: 1,
    });
    const [before, after] = [layer.weight, rounded(layer, moments)].map((weight) =>
      quantize(weight, shape, layer.weightParams),
    );
    expect(after?.slice(15)).toEqual(before?.slice(15));
  });

  it('tells how many channels are done', () => {
    const [layer, moments] = layerAndMoments(1, {
      bits: 4,
      symmetric: true,
      perChannel: true,
      share: 1,
    });
    const told = [...adaRound(layer, moments, coordinateRounding, halfEven)];
    expect(told).toEqual([1, 2, 3].map((done) => ({ done, total: 3 })));
  });
});
