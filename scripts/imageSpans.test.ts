import { expect, it } from 'vitest';
import { addDifferences, spansOf } from './imageSpans';

it('covers every image once', () => {
  expect(spansOf(1_200, 500)).toEqual([
    { first: 0, count: 500 },
    { first: 500, count: 500 },
    { first: 1_000, count: 200 },
  ]);
  expect(spansOf(1_000, 500)).toHaveLength(2);
});

const part = (differing: number, largest: number, predictions: number, layerId = 'conv1') => ({
  images: 500,
  layers: [{ layerId, codes: 1_000, differing, largest }],
  predictions,
});

it('adds counts and keeps the largest difference', () => {
  expect(addDifferences([part(0, 0, 0), part(3, 2, 1), part(1, 1, 0)])).toEqual({
    images: 1_500,
    layers: [{ layerId: 'conv1', codes: 3_000, differing: 4, largest: 2 }],
    predictions: 1,
  });
});

it('refuses spans of other layers', () => {
  expect(() => addDifferences([part(0, 0, 0), part(0, 0, 0, 'conv2')])).toThrow(RangeError);
});
