import { expect, it } from 'vitest';
import { toRgba } from './PixelImage';

it('turns grey into red, green and blue alike, and leaves colours', () => {
  expect([...toRgba(Uint8Array.of(7, 200), 1)]).toEqual([7, 7, 7, 255, 200, 200, 200, 255]);
  expect([...toRgba(Uint8Array.of(1, 2, 3), 3)]).toEqual([1, 2, 3, 255]);
});
