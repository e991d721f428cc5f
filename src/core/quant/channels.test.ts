import { describe, expect, it } from 'vitest';
import { channelsAlong, eachStretch } from './channels';

function stretches(
  length: number,
  shape: readonly number[],
  axis: number | null,
  channels: number,
) {
  const seen: number[][] = [];
  eachStretch(length, shape, axis, channels, (...stretch) => seen.push(stretch));
  return seen;
}

describe('eachStretch', () => {
  it('gives the whole array without an axis', () => {
    expect(stretches(6, [2, 3], null, 1)).toEqual([[0, 0, 6]]);
  });

  it('gives contiguous stretches of each channel', () => {
    expect(stretches(6, [2, 3], 0, 2)).toEqual([
      [0, 0, 3],
      [1, 3, 6],
    ]);
    expect(stretches(4, [2, 2], 1, 2)).toEqual([
      [0, 0, 1],
      [1, 1, 2],
      [0, 2, 3],
      [1, 3, 4],
    ]);
  });

  it('does nothing for an empty array', () => {
    expect(stretches(0, [0, 3], 1, 3)).toEqual([]);
    expect(stretches(0, [3, 0], 0, 3)).toEqual([]);
  });

  it('takes a scalar for an array of one', () => {
    expect(stretches(1, [], null, 1)).toEqual([[0, 0, 1]]);
  });
});

describe('channelsAlong', () => {
  const values = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8);

  it('collects the values of each channel along any axis', () => {
    const along = (axis: number) => channelsAlong(values, [2, 2, 2], axis);
    expect(along(0)).toEqual([values.slice(0, 4), values.slice(4)]);
    expect(along(1)).toEqual([Float32Array.of(1, 2, 5, 6), Float32Array.of(3, 4, 7, 8)]);
    expect(along(2)).toEqual([Float32Array.of(1, 3, 5, 7), Float32Array.of(2, 4, 6, 8)]);
  });

  it('refuses shapes that do not agree', () => {
    expect(() => channelsAlong(values, [2, 3], 1)).toThrow(RangeError);
  });
});
