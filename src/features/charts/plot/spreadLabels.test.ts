import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadLabels } from './spreadLabels';

const labels = (...heights: number[]) => heights.map((y, index) => ({ key: `${index}`, y }));

test('labels that are apart stay where they are', () => {
  expect([...spreadLabels(labels(10, 40, 70), 12, 0, 100)]).toEqual([
    ['0', 10],
    ['1', 40],
    ['2', 70],
  ]);
});

test('labels at the same height are spread around it', () => {
  expect([...spreadLabels(labels(50, 50), 12, 0, 100).values()]).toEqual([44, 56]);
});

test('labels never overlap, keep their order, and stay inside where they fit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 8 }),
      (heights) => {
        const placed = spreadLabels(labels(...heights), 12, 0, 200);
        const byHeight = labels(...heights).toSorted((a, b) => a.y - b.y);
        const ys = byHeight.map(({ key }) => placed.get(key) ?? Number.NaN);
        ys.slice(1).forEach((y, index) => {
          expect(y - (ys[index] ?? 0)).toBeGreaterThanOrEqual(12 - 1e-9);
        });
        expect(Math.min(...ys)).toBeGreaterThanOrEqual(-1e-9);
        expect(Math.max(...ys)).toBeLessThanOrEqual(200 + 1e-9);
      },
    ),
  );
});
