import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRates } from './rates';

describe('readRates', () => {
  it.each([
    ['0.01', [0.01]],
    ['0.1, 1e-3,0.01', [0.001, 0.01, 0.1]],
    [' .1 1e-2;', [0.01, 0.1]],
    ['1e-4..1e-1:7', [0.0001, 0.000316, 0.001, 0.00316, 0.01, 0.0316, 0.1]],
    ['1e-1..1e-3:3', [0.001, 0.01, 0.1]],
    ['1e-3..1e-2:2, 0.1', [0.001, 0.01, 0.1]],
  ])('reads %s', (text, rates) => {
    expect(readRates(text)).toEqual({ rates, complaint: null });
  });

  it.each([
    ['', 'Give at least one learning rate.'],
    [' , ', 'Give at least one learning rate.'],
    ['fast', 'fast is no learning rate: write 0.01, or a range as 1e-4..1e-1:7.'],
    ['0.1..:3', /is no learning rate|no learning rate/],
    ['0', 'Learning rate must be between 0.000001 and 10, and 0 is not.'],
    ['-0.1', 'Learning rate must be between 0.000001 and 10, and -0.1 is not.'],
    ['1e-4..20:5', 'Learning rate must be between 0.000001 and 10, and 20 is not.'],
    ['1e-4..1e-1', /^1e-4\.\.1e-1 does not say how many rates/],
    ['1e-4..1e-1:1', /does not say how many rates: from 2 to 100/],
    ['1e-4..1e-1:1000000', /does not say how many rates: from 2 to 100/],
    ['1e-4..1e-1:2.5', /does not say how many rates/],
    ['0.01..0.01:3', 'The rates of 0.01..0.01:3 are too close to be told apart by three digits.'],
    ['0.01..0.0101:9', /too close/],
    ['0.01, 1e-2', 'The learning rate 0.01 is there twice.'],
    ['1e-3..1e-1:3, 0.01', 'The learning rate 0.01 is there twice.'],
    ['Infinity', /Learning rate/],
  ])('complains about %j', (text, complaint) => {
    const read = readRates(text);
    expect(read.rates).toEqual([]);
    expect(read.complaint).toMatch(complaint);
  });

  it('spreads a range at equal ratios between its ends', () => {
    const exponent = fc.double({ min: -6, max: 1, noNaN: true });
    fc.assert(
      fc.property(exponent, exponent, fc.integer({ min: 2, max: 12 }), (a, b, count) => {
        fc.pre(Math.abs(a - b) > 0.2);
        const [low, high] = [10 ** Math.min(a, b), 10 ** Math.max(a, b)];
        const { rates } = readRates(`${low}..${high}:${count}`);
        expect(rates).toHaveLength(count);
        expect(rates[0]).toBe(low);
        expect(rates.at(-1)).toBe(high);
        const ratio = (high / low) ** (1 / (count - 1));
        rates.slice(1).forEach((rate, index) => {
          expect(rate / (rates[index] ?? 0) / ratio).toBeCloseTo(1, 1);
        });
      }),
    );
  });

  it('never throws, and never has both rates and a complaint', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { rates, complaint } = readRates(text);
        expect(rates.length === 0).toBe(complaint !== null);
      }),
    );
  });
});
