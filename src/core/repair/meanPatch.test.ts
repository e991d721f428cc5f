import { expect, it } from 'vitest';
import { meanPatch } from './meanPatch';

it('averages over the places of a convolution, for every row of its kernel', () => {
  const spec = { kind: 'conv', id: 'c', kernel: 2, filters: 1, batchNorm: false } as const;
  // Two channels: the row and ten times the column.
  const image = Float32Array.from({ length: 3 * 4 * 2 }, (_, index) => {
    const pixel = Math.floor(index / 2);
    return index % 2 === 0 ? Math.floor(pixel / 4) : 10 * (pixel % 4);
  });
  const mean = meanPatch(spec, image, [3, 4, 2]);
  expect([...mean]).toEqual([0.5, 10, 0.5, 20, 1.5, 10, 1.5, 20]);
});

it('is the image itself for a dense layer', () => {
  const image = Float32Array.of(1, 2, 3);
  expect(meanPatch({ kind: 'dense', id: 'd', units: 2, relu: false }, image, [3])).toEqual(image);
});
