import { expect, test } from 'vitest';
import { placeLabels } from './placeLabels';
import type { Mark } from './series';

const mark = (index: number, bits: number, accuracy: number): Mark => ({
  index,
  bits,
  accuracy,
  low: accuracy - 0.6,
  high: accuracy + 0.6,
  total: 10_000,
});

const places = {
  x: (index: number) => 50 + 100 * index,
  y: (accuracy: number) => 200 - 2 * accuracy,
  area: { x: 40, y: 0, width: 420, height: 200 },
};

const drawing = {
  levels: [
    { method: 'base', label: 'FP32', accuracy: 89.9 },
    { method: 'control', label: 'control', accuracy: 89.8 },
  ],
  series: [
    { method: 'ptq', marks: [mark(0, 8, 89.8), mark(3, 3, 87.9), mark(4, 2, 77.5)] },
    { method: 'qat', marks: [mark(0, 8, 89.8), mark(3, 3, 88.5), mark(4, 2, 86.1)] },
  ],
} as const;

test('every mark and level is labelled', () => {
  expect(
    placeLabels(drawing, places)
      .map(({ text }) => text)
      .toSorted(),
  ).toEqual(
    ['77.5', '86.1', '87.9', '88.5', '89.8', '89.8', '89.8 control', '89.9 FP32'].toSorted(),
  );
});

test('no label stands over another', () => {
  const labels = placeLabels(drawing, places);
  for (const a of labels) {
    for (const b of labels) {
      if (a.key === b.key || a.left !== b.left) continue;
      expect(Math.abs(a.top - b.top)).toBeGreaterThanOrEqual(12);
    }
  }
});
