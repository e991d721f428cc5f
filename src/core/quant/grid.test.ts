import { describe, expect, it } from 'vitest';
import { activationGrid, signedGrid, weightGrid } from './grid';

describe('grids', () => {
  it.each([
    [8, 255, 127],
    [6, 63, 31],
    [4, 15, 7],
    [3, 7, 3],
    [2, 3, 1],
  ])('%d bits', (bits, highest, largest) => {
    expect(activationGrid(bits)).toEqual({ bits, min: 0, max: highest, symmetric: false });
    expect(weightGrid(bits)).toEqual({ bits, min: -largest, max: largest, symmetric: true });
    expect(signedGrid(bits)).toEqual({ bits, min: -largest - 1, max: largest, symmetric: false });
  });
});
