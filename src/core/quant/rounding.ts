import type { Rounding } from '../scheme/scheme';
import { roundHalfEven } from './roundHalfEven';

const { floor, fround } = Math;

/** How PyTorch's operators round: ties to even, the gradient where the unclamped code is on the grid. */
export const pytorchRounding: Rounding = { ties: 'half-even', gradient: 'code' };

/**
 * Returns `x` rounded to the nearest integer, ties up, by a sum in float32 as TensorFlow and the
 * devices form it; NaN and infinities as they are.
 */
export function roundHalfUp(x: number): number {
  return floor(fround(x + 0.5));
}

/** Returns the function that rounds to the nearest integer with ties that way. */
export function roundTies(ties: Rounding['ties']): (x: number) => number {
  return ties === 'half-up' ? roundHalfUp : roundHalfEven;
}
