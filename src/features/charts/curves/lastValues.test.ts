import { expect, test } from 'vitest';
import { lastValues } from './lastValues';

const end = (label: string, y: number) => ({ label, last: { x: 860, y } });

test('a few runs are all named, the lowest first', () => {
  expect(lastValues([end('B', 2), end('A', 1)], 'step', String)).toBe(
    'A is at 1 at step 860; B is at 2 at step 860',
  );
});

test('of many runs the extremes are named', () => {
  const ends = [3, 1, 5, 2, 4].map((y) => end(`run ${y}`, y));
  expect(lastValues(ends, 'examples', String)).toBe(
    '5 runs, of which the lowest and the highest: run 1 is at 1 at 860 examples; run 5 is at 5 at 860 examples',
  );
});

test('nothing is said of lines that are not drawn yet', () => {
  expect(lastValues([{ label: 'A', last: undefined }], 'step', String)).toBeNull();
});
