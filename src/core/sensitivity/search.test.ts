import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeasuredAssignment } from './report';
import {
  bestWithin,
  type LayerChoices,
  paretoFront,
  searchedAssignments,
  smallestReaching,
} from './search';
import { measuredWidths } from './widths';

/** A layer whose noise falls by four with every bit. */
const layer = (layerId: string, weights: number, sensitivity: number): LayerChoices => ({
  layerId,
  choices: measuredWidths.map((bits) => ({
    bits,
    bytes: (weights * bits) / 8,
    noise: sensitivity * 4 ** -bits,
  })),
});

const keys = (layers: readonly LayerChoices[], most: number) =>
  searchedAssignments(layers, most).map((assignment) => [...assignment.values()].join());

describe('searchedAssignments', () => {
  it('returns all where there are no more than wanted', () => {
    const all = keys([layer('a', 10, 1), layer('b', 20, 1), layer('c', 30, 1)], 125);
    expect(new Set(all).size).toBe(125);
  });

  it('keeps the smallest, the most exact, and gives the sensitive layer more bits', () => {
    const found = keys([layer('a', 100, 1_000), layer('b', 1_000, 1), layer('c', 1_000, 1)], 20);
    expect(found).toHaveLength(20);
    expect(found).toContain('2,2,2');
    expect(found).toContain('8,8,8');
    expect(found).toContain('8,2,2');
    expect(found).not.toContain('2,8,8');
  });

  it('returns as many different ones as wanted, of any number of layers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(1_000), fc.nat(1_000)), { minLength: 4, maxLength: 8 }),
        fc.integer({ min: 2, max: 60 }),
        (sizes, most) => {
          const layers = sizes.map(([weights, noise], i) => layer(`l${i}`, weights + 1, noise + 1));
          const found = keys(layers, most);
          expect(found.length).toBe(most);
          expect(new Set(found).size).toBe(most);
        },
      ),
    );
  });
});

const point = (sizeBytes: number, correct: number): MeasuredAssignment => ({
  assignment: new Map(),
  sizeBytes,
  correct,
});

describe('the Pareto front', () => {
  const front = paretoFront([
    point(30, 90),
    point(10, 50),
    point(20, 80),
    point(25, 80),
    point(10, 40),
    point(40, 85),
  ]);

  it('has no network that another is both smaller than and as good as', () => {
    expect(front).toEqual([point(10, 50), point(20, 80), point(30, 90)]);
  });

  it('gives the best within a budget, and the smallest that reaches an accuracy', () => {
    expect(bestWithin(front, 29)).toEqual(point(20, 80));
    expect(bestWithin(front, 9)).toBeNull();
    expect(smallestReaching(front, 51)).toEqual(point(20, 80));
    expect(smallestReaching(front, 91)).toBeNull();
  });

  it('dominates every measured network', () => {
    const some = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 1 });
    fc.assert(
      fc.property(some, (pairs) => {
        const all = pairs.map(([size, correct]) => point(size, correct));
        for (const one of all) {
          expect(
            paretoFront(all).some((p) => p.sizeBytes <= one.sizeBytes && p.correct >= one.correct),
          ).toBe(true);
        }
      }),
    );
  });
});
