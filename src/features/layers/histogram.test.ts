import { expect, test } from 'vitest';
import { bars, codeLines, positionIn } from './histogram';

test('every code has a line where there is room', () => {
  expect(codeLines([-7, 7], 16)).toEqual({
    codes: [-7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7],
    every: 1,
  });
});

test('where there is none a line stands for several codes, zero among them', () => {
  const { codes, every } = codeLines([-127, 127], 1);
  expect(every).toBe(4);
  expect(codes).toContain(0);
  expect(codes.at(0)).toBe(-124);
  expect(codes.at(-1)).toBe(124);
});

test('the tallest bar fills the height and bars lie side by side', () => {
  expect(bars([1, 4, 2], [-1.5, -0.5, 0.5, 1.5], 30, 40)).toEqual([
    { x: 0, width: 10, height: 10 },
    { x: 10, width: 10, height: 40 },
    { x: 20, width: 10, height: 20 },
  ]);
});

test('codes are placed between the outer edges', () => {
  const x = positionIn([-2, 0, 2], 100);
  expect([x(-2), x(0), x(1)]).toEqual([0, 50, 75]);
});
