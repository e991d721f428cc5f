import { describe, expect, it } from 'vitest';
import { splitTraining } from './split';

const images = {
  pixels: new Uint8Array([1, 1, 2, 2, 3, 3]),
  labels: new Uint8Array([1, 2, 3]),
  count: 3,
};

describe('splitTraining', () => {
  it('holds out the last images, as views', () => {
    const { train, heldOut } = splitTraining(images, 1);
    expect([...train.pixels]).toEqual([1, 1, 2, 2]);
    expect([...train.labels]).toEqual([1, 2]);
    expect(heldOut.count).toBe(1);
    expect([...heldOut.pixels]).toEqual([3, 3]);
    expect(heldOut.pixels.buffer).toBe(images.pixels.buffer);
  });

  it('can hold out nothing', () => {
    expect(splitTraining(images, 0).train.count).toBe(3);
    expect(splitTraining(images, 0).heldOut.count).toBe(0);
  });

  it('refuses to hold out more than there is', () => {
    expect(() => splitTraining(images, 4)).toThrow(RangeError);
  });
});
