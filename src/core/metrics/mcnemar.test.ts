import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mcNemar } from './mcnemar';

const p = (onlyFirst: number, onlySecond: number) => mcNemar({ onlyFirst, onlySecond }).p;

describe('mcNemar', () => {
  it.each([
    // SciPy 1.17, binomtest(min(a, b), a + b).
    [2, 10, 0.03857421875],
    [121, 59, 4.434449263755176e-6],
    [25, 15, 0.1538599441628321],
    [300, 240, 0.011050481081930009],
    // (1/2)^6 twice.
    [0, 6, 0.03125],
    [5, 5, 1],
    [0, 0, 1],
  ])('gives the exact p of %d against %d', (a, b, known) => {
    expect(p(a, b) / known).toBeCloseTo(1, 9);
    expect(mcNemar({ onlyFirst: a, onlySecond: b }).method).toBe('exact');
  });

  it('gives chi-squared with the continuity correction for many', () => {
    // SciPy 1.17, chi2.sf((|600 - 590| - 1)^2 / 1190, 1); chi2.sf((|700 - 590| - 1)^2 / 1290, 1).
    expect(p(600, 590)).toBeCloseTo(0.7941719645896859, 6);
    expect(p(700, 590)).toBeCloseTo(0.002406865012990027, 8);
    expect(mcNemar({ onlyFirst: 600, onlySecond: 590 }).method).toBe('chi-squared');
  });

  it('goes over from one way to the other without a jump', () => {
    expect(p(540, 461)).toBeCloseTo(p(540, 460), 2);
  });

  it('is a probability, the same whichever network comes first', () => {
    const count = fc.integer({ min: 0, max: 5_000 });
    fc.assert(
      fc.property(count, count, (a, b) => {
        expect(p(a, b)).toBe(p(b, a));
        expect(p(a, b)).toBeGreaterThanOrEqual(0);
        expect(p(a, b)).toBeLessThanOrEqual(1 + 1e-6);
      }),
    );
  });

  it('falls as the difference grows', () => {
    for (const total of [40, 2_000]) {
      for (let a = total / 2; a < total / 2 + 15; a++) {
        expect(p(a + 1, total - a - 1)).toBeLessThan(p(a, total - a));
      }
    }
  });
});
