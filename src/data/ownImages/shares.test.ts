import { expect, test } from 'vitest';
import { sharesOf } from './shares';

const labels = Uint8Array.from({ length: 90 }, (_, i) => (i < 20 ? 0 : 1));
const countOf = (places: readonly number[], label: number) =>
  places.filter((place) => labels[place] === label).length;

test('every class gives a fifth for testing and a tenth held out, and no image serves twice', () => {
  const { train, heldOut, test: tested } = sharesOf(labels, 42);
  expect([train, heldOut, tested].map((places) => countOf(places, 0))).toEqual([14, 2, 4]);
  expect([train, heldOut, tested].map((places) => countOf(places, 1))).toEqual([49, 7, 14]);
  const all = [...train, ...heldOut, ...tested].toSorted((a, b) => a - b);
  expect(all).toEqual(Array.from({ length: 90 }, (_, i) => i));
});

test('the seed decides, and nothing else does', () => {
  expect(sharesOf(labels, 7)).toEqual(sharesOf(labels, 7));
  expect(sharesOf(labels, 7)).not.toEqual(sharesOf(labels, 8));
});

test('the first images of a share are of all classes', () => {
  const { train } = sharesOf(labels, 42);
  expect(new Set(train.slice(0, 20).map((place) => labels[place]))).toEqual(new Set([0, 1]));
});
