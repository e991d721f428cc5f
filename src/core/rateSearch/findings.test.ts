import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random';
import { hasDiverged, rateFindings, ratesToUse } from './findings';
import { rateSearch, searchedRate } from './rateSearch';

const rates = Array.from({ length: rateSearch.steps }, (_, step) => searchedRate(rateSearch, step));

/** A search whose loss depends on the rate, with noise of that standard deviation, about. */
function search(lossAt: (rate: number) => number, noise = 0) {
  const random = createRandom(3, 'noise of a search');
  return rates.map((learningRate) => ({
    learningRate,
    loss: lossAt(learningRate) + noise * 3.46 * (random.float() - 0.5),
  }));
}

/** Falls around `fall` from 2.3 to 0.5 and blows up beyond `blow`. */
const untrained = (fall: number, blow: number) => (rate: number) =>
  2.3 - 1.8 / (1 + (fall / rate) ** 2) + (rate / blow) ** 4;

const places = fc.record({
  fall: fc.double({ min: 1e-3, max: 1e-2, noNaN: true }),
  apart: fc.double({ min: 20, max: 200, noNaN: true }),
  noise: fc.double({ min: 0, max: 0.05, noNaN: true }),
});

describe('rateFindings', () => {
  it('finds where the loss falls and how high the rate may be, whatever the noise', () => {
    fc.assert(
      fc.property(places, ({ fall, apart, noise }) => {
        const samples = search(untrained(fall, fall * apart), noise);
        const { steepest, largestStable } = rateFindings(samples);
        // A moving average is up to ten steps late, and a step is a factor of 1.1.
        expect(steepest?.learningRate).toBeGreaterThan(fall / 3);
        expect(steepest?.learningRate).toBeLessThan(fall * 6);
        expect(largestStable?.learningRate).toBeGreaterThan((fall * apart) / 4);
        expect(largestStable?.learningRate).toBeLessThan(fall * apart * 4);
      }),
    );
  });

  it('never finds a fall beyond the largest stable rate, nor anything after a divergence', () => {
    const losses = fc.array(fc.oneof(fc.double({ min: 0.01, max: 1e4 }), fc.constant(Number.NaN)), {
      minLength: 1,
      maxLength: rateSearch.steps,
    });
    fc.assert(
      fc.property(losses, (values) => {
        const samples = values.map((loss, step) => ({ loss, learningRate: rates[step] ?? 0 }));
        const { smoothed, steepest, largestStable, diverged } = rateFindings(samples);
        expect(diverged).toBe(hasDiverged(samples));
        const sound = smoothed.slice(0, diverged ? -1 : undefined);
        expect(sound.every(({ loss }) => Number.isFinite(loss))).toBe(true);
        if (!diverged) expect(sound).toHaveLength(samples.length);
        const stable = largestStable ? sound.indexOf(largestStable) : -1;
        expect(stable >= 0 || largestStable === null).toBe(true);
        expect(steepest === null || sound.slice(0, stable + 1).includes(steepest)).toBe(true);
      }),
    );
  });

  it('finds no fall where a trained network is at its best', () => {
    const samples = search((rate) => 0.15 + (rate / 0.05) ** 2, 0.06);
    const { steepest, largestStable, diverged } = rateFindings(samples);
    expect(steepest).toBeNull();
    expect(diverged).toBe(true);
    expect(largestStable?.learningRate).toBeGreaterThan(0.01);
    expect(largestStable?.learningRate).toBeLessThan(0.08);
  });

  it('has every rate stable where the loss never rises', () => {
    const { largestStable, diverged } = rateFindings(search(() => 2.3));
    expect([largestStable?.learningRate, diverged]).toEqual([10, false]);
  });

  it('finds nothing in nothing', () => {
    expect(rateFindings([])).toEqual({
      smoothed: [],
      steepest: null,
      largestStable: null,
      diverged: false,
    });
    expect(ratesToUse(rateFindings([]))).toEqual([]);
  });
});

it('suggests round rates: the steepest fall, and a tenth of the largest stable one', () => {
  const found = rateFindings(search(untrained(0.004, 0.4)));
  const [steepest, tenth] = ratesToUse(found);
  expect(steepest?.rate).toBeCloseTo(found.steepest?.learningRate ?? 0, 3);
  expect(tenth?.kind).toBe('tenth-of-stable');
  expect((tenth?.rate ?? 0) * 10).toBeCloseTo(found.largestStable?.learningRate ?? 0, 1);
  for (const own of ratesToUse(found)) expect(Number(own.rate.toPrecision(2))).toBe(own.rate);
});
