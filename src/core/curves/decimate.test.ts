import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimate } from './decimate';

const line = (values: readonly number[]) => values.map((y, x) => ({ x, y }));

test('few points stay as they are', () => {
  const points = line([3, 1, 2]);
  expect(decimate(points, 400)).toBe(points);
});

test('a single spike among many points is kept', () => {
  const points = line(Array.from({ length: 10_000 }, (_, x) => (x === 4_321 ? 9 : 0)));
  expect(decimate(points, 400)).toContainEqual({ x: 4_321, y: 9 });
});

test('the ends and the extremes are kept, in order, within the limit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 5, maxLength: 300 }),
      fc.integer({ min: 4, max: 60 }),
      (values, most) => {
        const points = line(values);
        const kept = decimate(points, most);
        expect(kept.length).toBeLessThanOrEqual(Math.max(most, 4));
        expect(kept[0]).toBe(points[0]);
        expect(kept.at(-1)).toBe(points.at(-1));
        const steps = kept.map(({ x }) => x);
        expect(steps).toEqual(steps.toSorted((a, b) => a - b));
        expect(Math.max(...kept.map(({ y }) => y))).toBe(Math.max(...values));
        expect(Math.min(...kept.map(({ y }) => y))).toBe(Math.min(...values));
      },
    ),
  );
});
