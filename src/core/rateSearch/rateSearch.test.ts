import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rateSearch, searchedRate } from './rateSearch';

const searches = fc.record({
  lowest: fc.double({ min: 1e-6, max: 1e-3, noNaN: true }),
  highest: fc.double({ min: 1e-2, max: 10, noNaN: true }),
  steps: fc.integer({ min: 2, max: 200 }),
});

it('rises from the lowest rate to the highest, by the same factor at every step', () => {
  fc.assert(
    fc.property(searches, (search) => {
      const rates = Array.from({ length: search.steps }, (_, step) => searchedRate(search, step));
      expect(rates[0]).toBe(search.lowest);
      expect(rates.at(-1)).toBe(search.highest);
      const factor = (search.highest / search.lowest) ** (1 / (search.steps - 1));
      rates.slice(1).forEach((rate, index) => {
        expect(rate / (rates[index] ?? 0)).toBeCloseTo(factor, 9);
      });
    }),
  );
});

it('takes between 100 and 200 steps', () => {
  expect(rateSearch.steps).toBeGreaterThanOrEqual(100);
  expect(rateSearch.steps).toBeLessThanOrEqual(200);
});
