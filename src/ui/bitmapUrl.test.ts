import { expect, test } from 'vitest';
import { bitmapUrl } from './bitmapUrl';

/** Returns the bytes behind an address, without their header of 54. */
function rowsOf(url: string): number[] {
  const [kind, data = ''] = url.split(',');
  expect(kind).toBe('data:image/bmp;base64');
  return [...atob(data)].map((letter) => letter.charCodeAt(0)).slice(54);
}

test('grey is as much of each colour, the lowest row first and filled up to four bytes', () => {
  expect(rowsOf(bitmapUrl(Uint8Array.of(10, 20, 30, 40), [2, 2, 1]))).toEqual([
    ...[30, 30, 30, 40, 40, 40, 0, 0],
    ...[10, 10, 10, 20, 20, 20, 0, 0],
  ]);
});

test('colours are blue, green and red', () => {
  expect(rowsOf(bitmapUrl(Uint8Array.of(1, 2, 3), [1, 1, 3]))).toEqual([3, 2, 1, 0]);
});
