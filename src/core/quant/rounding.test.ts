import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundHalfEven } from './roundHalfEven';
import { roundHalfUp, roundTies } from './rounding';

describe('roundHalfUp', () => {
  it('sends every tie up', () => {
    expect([-2.5, -1.5, -0.5, 0.5, 1.5].map(roundHalfUp)).toEqual([-2, -1, 0, 1, 2]);
  });

  it('rounds what is no tie to the nearest', () => {
    const quarters = fc.integer({ min: -40_000, max: 40_000 }).map((n) => n / 4);
    fc.assert(
      fc.property(quarters, (x) => {
        const isTie = Math.abs(x % 1) === 0.5;
        expect(roundHalfUp(x)).toBe(isTie ? Math.ceil(x) + 0 : roundHalfEven(x));
      }),
    );
  });

  it('leaves what is no finite number as it is', () => {
    expect(roundHalfUp(Number.NaN)).toBeNaN();
    expect(roundHalfUp(Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
  });
});

it('chooses by name', () => {
  expect(roundTies('half-even')(2.5)).toBe(2);
  expect(roundTies('half-up')(2.5)).toBe(3);
});
