import { expect, test } from 'vitest';
import { sampleRows } from './table';

const rows = Array.from({ length: 1_000 }, (_, index) => [index]);

test('a long table is sampled from its first to its last row', () => {
  const sample = sampleRows(rows, 200);
  expect(sample).toHaveLength(200);
  expect(sample[0]).toEqual([0]);
  expect(sample.at(-1)).toEqual([999]);
});

test('a short table is shown whole', () => {
  expect(sampleRows(rows, 1_000)).toBe(rows);
});
