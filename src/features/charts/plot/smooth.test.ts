import { expect, test } from 'vitest';
import { smooth } from './smooth';

const line = (values: readonly number[]) => values.map((y, x) => ({ x, y }));

test('a constant stays what it is from the first point on', () => {
  for (const { y } of smooth(line([2, 2, 2, 2]), 0.9)) expect(y).toBeCloseTo(2, 12);
});

test('the average is over what came before, recent values weighing more', () => {
  const [first, second] = smooth(line([1, 3]), 0.5);
  expect(first?.y).toBeCloseTo(1, 12);
  expect(second?.y).toBeCloseTo((0.25 * 1 + 0.5 * 3) / 0.75, 12);
});
