/** The codes of a quantizer: integers from `min` to `max`, both included. */
export interface Grid {
  readonly bits: number;
  readonly min: number;
  readonly max: number;
  /** True when codes stand for values on both sides of zero and the zero point is fixed at 0. */
  readonly symmetric: boolean;
}

/** Returns the unsigned codes of activations, `0 .. 2^bits - 1`, with a zero point that is free. */
export function activationGrid(bits: number): Grid {
  return { bits, min: 0, max: 2 ** bits - 1, symmetric: false };
}

/**
 * Returns the restricted signed codes of weights, `-(2^(bits-1) - 1) .. 2^(bits-1) - 1`, zero point
 * 0: as many codes below zero as above, so 2-bit weights are ternary.
 *
 * Source: TensorFlow Lite 8-bit quantization specification, kept here at every width.
 */
export function weightGrid(bits: number): Grid {
  const max = 2 ** (bits - 1) - 1;
  return { bits, min: -max, max, symmetric: true };
}

/** Returns the full signed codes, `-2^(bits-1) .. 2^(bits-1) - 1`, with a zero point that is free. */
export function signedGrid(bits: number): Grid {
  const half = 2 ** (bits - 1);
  return { bits, min: -half, max: half - 1, symmetric: false };
}

/**
 * Returns the codes of weights. Symmetric ones are signed with zero point 0, narrow without the
 * lowest; affine ones are unsigned with a zero point that is free, narrow without code 0.
 *
 * Source: TensorFlow Lite 8-bit quantization specification (symmetric and narrow);
 * TensorFlow, `FakeQuantWithMinMaxVars`, `narrow_range` (affine).
 */
export function weightGridOf(
  bits: number,
  { symmetric, narrow }: { readonly symmetric: boolean; readonly narrow: boolean },
): Grid {
  if (!symmetric) return { ...activationGrid(bits), min: narrow ? 1 : 0 };
  const grid = weightGrid(bits);
  return narrow ? grid : { ...grid, min: grid.min - 1 };
}
