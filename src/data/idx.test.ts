import { describe, expect, it } from 'vitest';
import { parseIdx } from './idx';

const file = (...bytes: number[]) => new Uint8Array(bytes);
const header = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3];

describe('parseIdx', () => {
  it('reads the shape and views the elements', () => {
    const { shape, data } = parseIdx(file(...header, 1, 2, 3, 4, 5, 6));
    expect(shape).toEqual([2, 3]);
    expect([...data]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('reads a file that is a view of a larger buffer', () => {
    const bytes = file(9, 9, ...header, 1, 2, 3, 4, 5, 6).subarray(2);
    expect(parseIdx(bytes).shape).toEqual([2, 3]);
  });

  it.each([
    ['empty', file(), 'it has 0 bytes'],
    ['another magic number', file(1, 0, 8, 1, 0, 0, 0, 0), 'two zero bytes'],
    ['floating-point elements', file(0, 0, 0x0d, 1, 0, 0, 0, 0), 'of type 13'],
    ['cut inside the header', file(...header).subarray(0, 7), 'inside its header'],
    ['one element short', file(...header, 1, 2, 3, 4, 5), 'announces 6 elements and holds 5'],
    ['one element over', file(...header, 1, 2, 3, 4, 5, 6, 7), 'announces 6 elements and holds 7'],
  ])('refuses a file that is %s', (_, bytes, complaint) => {
    expect(() => parseIdx(bytes)).toThrow(complaint);
  });
});
