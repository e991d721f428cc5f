import { expect, test } from 'vitest';
import { stillScale } from './stillScale';

test('ends go to ends, the middle to the middle, upwards too', () => {
  const scale = stillScale([10, 20], [200, 0]);
  expect([10, 15, 20].map(scale)).toEqual([200, 100, 0]);
});

test('a range without length goes to the middle', () => {
  expect(stillScale([3, 3], [0, 50])(3)).toBe(25);
});
