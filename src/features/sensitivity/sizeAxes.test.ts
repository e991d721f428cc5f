import { expect, it } from 'vitest';
import { roundTicks, sizeAxes } from './sizeAxes';

it('gives round ticks within the domain', () => {
  expect(roundTicks([11, 97], 5)).toEqual([20, 40, 60, 80]);
  expect(roundTicks([88.2, 90.1], 4)).toEqual([88.5, 89, 89.5, 90]);
});

it('holds every point, one alone as well', () => {
  const { x, y } = sizeAxes([{ kilobytes: 12, percent: 90 }]);
  expect(x.domain[0]).toBeLessThan(12);
  expect(y.domain[1]).toBeGreaterThan(90);
});
