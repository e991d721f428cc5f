import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activationGrid, signedGrid, weightGrid, weightGridOf } from './grid';
import {
  affineParams,
  paramsOf,
  perChannelParams,
  perTensorParams,
  pytorchSymmetricParams,
  smallestScale,
  symmetricParams,
  tensorflowParams,
} from './params';
import { nudge } from './tensorflow/nudge';

const bits = fc.constantFrom(2, 3, 4, 6, 8, 16);
const end = fc.float({ min: Math.fround(-1e6), max: Math.fround(1e6), noNaN: true });
const range = fc.tuple(end, end).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));

describe('affineParams', () => {
  it('spreads the codes over the range', () => {
    expect(affineParams({ min: 0, max: 1 }, activationGrid(8))).toEqual({
      scale: Math.fround(1 / 255),
      zeroPoint: 0,
    });
    expect(affineParams({ min: -1, max: 3 }, activationGrid(2))).toEqual({
      scale: Math.fround(4 / 3),
      zeroPoint: 1,
    });
  });

  it('widens a range that does not hold zero', () => {
    const grid = activationGrid(4);
    expect(affineParams({ min: 2, max: 3 }, grid)).toEqual(affineParams({ min: 0, max: 3 }, grid));
    expect(affineParams({ min: -3, max: -2 }, grid).zeroPoint).toBe(15);
  });

  it('keeps a positive scale for a range of zero width', () => {
    expect(affineParams({ min: 0, max: 0 }, activationGrid(8))).toEqual({
      scale: smallestScale,
      zeroPoint: 0,
    });
  });

  it('puts the zero point on the grid and covers the range to within half a step', () => {
    fc.assert(
      fc.property(range, bits, fc.boolean(), (ends, width, signed) => {
        const grid = signed ? signedGrid(width) : activationGrid(width);
        const { scale, zeroPoint } = affineParams(ends, grid);
        expect(zeroPoint).toBeGreaterThanOrEqual(grid.min);
        expect(zeroPoint).toBeLessThanOrEqual(grid.max);
        expect(Number.isInteger(zeroPoint)).toBe(true);
        const slack = scale * 0.501;
        expect((grid.min - zeroPoint) * scale).toBeLessThanOrEqual(ends.min + slack);
        expect((grid.max - zeroPoint) * scale).toBeGreaterThanOrEqual(ends.max - slack);
      }),
    );
  });
});

describe('symmetricParams', () => {
  it('gives the largest code to the end further from zero', () => {
    expect(symmetricParams({ min: -2, max: 1 }, weightGrid(2))).toEqual({ scale: 2, zeroPoint: 0 });
    expect(symmetricParams({ min: -1, max: 14 }, weightGrid(4)).scale).toBe(2);
  });

  it('keeps a positive scale for a channel of zeros', () => {
    expect(symmetricParams({ min: 0, max: 0 }, weightGrid(4)).scale).toBe(smallestScale);
  });
});

describe('pytorchSymmetricParams', () => {
  it('divides by half the steps', () => {
    expect(pytorchSymmetricParams({ min: -1, max: 1 }, signedGrid(8))).toEqual({
      scale: Math.fround(1 / 127.5),
      zeroPoint: 0,
    });
  });

  it('puts zero in the middle of unsigned codes', () => {
    expect(pytorchSymmetricParams({ min: -1, max: 1 }, activationGrid(8)).zeroPoint).toBe(127);
  });
});

describe('tensorflowParams', () => {
  it('rounds the zero point half away from zero, where PyTorch rounds to even', () => {
    const ends = { min: -2.5, max: 4.5 };
    expect(tensorflowParams(ends, activationGrid(3))).toEqual({ scale: 1, zeroPoint: 3 });
    expect(affineParams(ends, activationGrid(3))).toEqual({ scale: 1, zeroPoint: 2 });
  });

  it('counts the zero point of signed codes from the lowest', () => {
    const ends = { min: -2.5, max: 4.5 };
    expect(tensorflowParams(ends, signedGrid(3))).toEqual({ scale: 1, zeroPoint: -1 });
  });

  it('leaves out code 0 of a narrow grid', () => {
    const narrow = weightGridOf(3, { symmetric: false, narrow: true });
    expect(tensorflowParams({ min: -2, max: 4 }, narrow)).toEqual({ scale: 1, zeroPoint: 3 });
  });

  it('widens a range that does not hold zero, and keeps a positive scale', () => {
    const grid = activationGrid(4);
    const widened = tensorflowParams({ min: 0, max: 3 }, grid);
    expect(tensorflowParams({ min: 2, max: 3 }, grid)).toEqual(widened);
    expect(tensorflowParams({ min: 0, max: 0 }, grid)).toEqual({
      scale: smallestScale,
      zeroPoint: 0,
    });
  });

  it("differs from PyTorch's only in the zero point, by at most one", () => {
    fc.assert(
      fc.property(range, bits, (ends, width) => {
        const grid = activationGrid(width);
        const [own, torch] = [tensorflowParams(ends, grid), affineParams(ends, grid)];
        expect(own.scale).toBe(torch.scale);
        expect(Math.abs(own.zeroPoint - torch.zeroPoint)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('paramsOf', () => {
  it.each([true, false])(
    "gives a symmetric grid what TensorFlow's nudge makes of a symmetric range, narrow: %s",
    (narrow) => {
      fc.assert(
        fc.property(
          bits,
          fc.float({ min: Math.fround(1e-2), max: 1000, noNaN: true }),
          (width, max) => {
            const grid = weightGridOf(width, { symmetric: true, narrow });
            const { scale, zeroPoint } = paramsOf({ min: -max, max }, grid, 'tensorflow');
            // TF-MOT's range ends where the lowest code of the signed grid does.
            const stretched = { min: (max * grid.min) / grid.max, max };
            const codes = { min: narrow ? 1 : 0, max: 2 ** width - 1 };
            const nudged = nudge(stretched, codes);
            expect(zeroPoint).toBe(nudged.zeroPoint - 2 ** (width - 1));
            expect(scale / nudged.scale).toBeCloseTo(1, 6);
          },
        ),
      );
    },
  );

  it('follows the grid', () => {
    const ends = { min: -1, max: 3 };
    expect(paramsOf(ends, weightGrid(4))).toEqual(symmetricParams(ends, weightGrid(4)));
    expect(paramsOf(ends, activationGrid(4))).toEqual(affineParams(ends, activationGrid(4)));
  });

  it('follows the convention', () => {
    const ends = { min: -2.5, max: 4.5 };
    const grid = activationGrid(3);
    expect(paramsOf(ends, grid, 'tensorflow')).toEqual(tensorflowParams(ends, grid));
  });
});

describe('parameters of tensors', () => {
  it('has one scale and zero point per tensor', () => {
    expect(perTensorParams({ min: -1, max: 2 }, activationGrid(2))).toEqual({
      grid: activationGrid(2),
      axis: null,
      scale: Float32Array.of(1),
      zeroPoint: Int32Array.of(1),
    });
  });

  it('has one scale and zero point per channel', () => {
    const ranges = [
      { min: -1, max: 1 },
      { min: -4, max: 2 },
    ];
    expect(perChannelParams(ranges, weightGrid(2), 3)).toEqual({
      grid: weightGrid(2),
      axis: 3,
      scale: Float32Array.of(1, 4),
      zeroPoint: Int32Array.of(0, 0),
    });
  });
});
