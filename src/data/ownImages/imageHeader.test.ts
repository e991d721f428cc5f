import { expect, test } from 'vitest';
import { encodedImages, png, pngWith } from '../testing/imageFiles';
import { imageHeader } from './imageHeader';

const seven = { width: 7, height: 5 };

test.each([
  ['a JPEG', encodedImages.jpeg, { kind: 'jpeg', ...seven }],
  ['a lossy WebP', encodedImages.webpLossy, { kind: 'webp', ...seven }],
  ['a lossless WebP', encodedImages.webpLossless, { kind: 'webp', ...seven }],
  ['a WebP of several parts', encodedImages.webpExtended, { kind: 'webp', ...seven }],
  ['a PNG', png(3, 2, () => [1, 2, 3]), { kind: 'png', width: 3, height: 2 }],
  [
    'a PNG that says it is huge',
    pngWith(10_000, 10_001, new Uint8Array(9)),
    { kind: 'png', width: 10_000, height: 10_001 },
  ],
])('%s says its size', (_, bytes, header) => {
  expect(imageHeader(bytes)).toEqual(header);
});

test('what a JPEG carries along does not hide its size', () => {
  const { jpeg } = encodedImages;
  // Bytes between markers, then an application's own segment with a smaller picture in it.
  const inside = [0xff, 0xe1, 0, 11, 0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 1];
  const carrying = Uint8Array.from([
    ...jpeg.subarray(0, 2),
    0xff,
    0xff,
    ...inside,
    ...jpeg.subarray(2),
  ]);
  expect(imageHeader(carrying)).toEqual({ kind: 'jpeg', ...seven });
});

test.each(['png', ...Object.keys(encodedImages)] as const)(
  'a %s that is cut short is none',
  (name) => {
    const whole =
      name === 'png'
        ? png(3, 2, () => [1, 2, 3])
        : encodedImages[name as keyof typeof encodedImages];
    for (const length of [0, 1, 3, 11, 15, 20]) {
      expect(imageHeader(whole.slice(0, length))).toBeNull();
    }
  },
);

test.each([
  ['text', 'just a text, long enough to hold a header of any kind'],
  ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'],
  ['another kind of image', 'GIF89a and more than thirty bytes of it, to be sure'],
])('%s is none', (_, text) => {
  expect(imageHeader(new TextEncoder().encode(text))).toBeNull();
});
