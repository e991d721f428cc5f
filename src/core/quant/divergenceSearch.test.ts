import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastDivergenceBins } from './divergenceSearch';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The divergence for so many bins kept, written out. */
function divergence(counts: readonly number[], kept: number, levels: number): number {
  const own = counts.slice(0, kept);
  const clipped = own.map((count, i) => (i === kept - 1 ? count + sum(counts.slice(kept)) : count));
  const cellOf = (i: number) => Math.floor((i * levels) / kept);
  const merged = own.map((count, i) => {
    const cell = own.filter((other, j) => cellOf(j) === cellOf(i) && other > 0);
    return count > 0 ? sum(cell) / cell.length : 0;
  });
  const [p, q] = [sum(clipped), sum(merged)];
  if (clipped.some((count, i) => count > 0 && merged[i] === 0)) return Number.POSITIVE_INFINITY;
  return sum(
    clipped.map((count, i) =>
      count === 0 ? 0 : (count / p) * Math.log(count / p / ((merged[i] ?? 0) / q)),
    ),
  );
}

const histograms = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 30 }),
    fc.integer({ min: 1, max: 9 }),
  )
  .map(([counts, last]) => [...counts, last]);

describe('leastDivergenceBins', () => {
  it('finds the least divergence, the widest range among equals', () => {
    fc.assert(
      fc.property(histograms, fc.integer({ min: 2, max: 8 }), (counts, levels) => {
        const found = leastDivergenceBins(Float64Array.from(counts), levels);
        const fewest = Math.max(levels, Math.ceil(counts.length / 16));
        const least = divergence(counts, found, levels);
        for (let kept = fewest; kept <= counts.length; kept++) {
          const other = divergence(counts, kept, levels);
          expect(least).toBeLessThanOrEqual(other + 1e-9);
          if (kept > found) expect(other).toBeGreaterThan(least - 1e-9);
        }
      }),
    );
  });

  it('keeps every bin where each has a cell of its own', () => {
    expect(leastDivergenceBins(Float64Array.of(5, 3, 1, 1), 4)).toBe(4);
    expect(leastDivergenceBins(Float64Array.of(5, 3, 1, 1), 16)).toBe(4);
  });
});
