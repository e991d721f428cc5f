import type { Range } from '../../quantizers/quantizer';
import type { ScaleAndZeroPoint } from '../scaleAndZeroPoint';

const { fround } = Math;

/** A range moved so that zero has a code of its own, and what that makes of it. */
export interface Nudged extends ScaleAndZeroPoint, Range {}

/** The lowest and the highest code of TensorFlow's operators. */
export interface CodeRange {
  readonly min: number;
  readonly max: number;
}

/**
 * Returns the codes of TensorFlow's fake quantization: `0 .. 2^bits - 1`, narrow without code 0.
 *
 * Throws: RangeError when `bits` is none of 2 to 16, as the operator does.
 */
export function tensorflowCodes(bits: number, narrow: boolean): CodeRange {
  if (!Number.isInteger(bits) || bits < 2 || bits > 16) {
    throw new RangeError(`${bits} bits are none of 2 to 16`);
  }
  return { min: narrow ? 1 : 0, max: 2 ** bits - 1 };
}

/**
 * Returns the range moved so that zero has a code, with its scale and zero point, in float32. The
 * scale is 0 where the range has no width.
 *
 * Source: TensorFlow, core/kernels/fake_quant_ops_functor.h, `Nudge`.
 */
export function nudge(range: Range, codes: CodeRange): Nudged {
  const [low, high] = [fround(range.min), fround(range.max)];
  const scale = fround(fround(high - low) / (codes.max - codes.min));
  const zeroPoint = nudgedZeroPoint(low, scale, codes);
  return {
    scale,
    zeroPoint,
    min: fround((codes.min - zeroPoint) * scale),
    max: fround((codes.max - zeroPoint) * scale),
  };
}

/** Returns the zero point nearest to where 0 lies in a range from `low`, ties away from zero. */
export function nudgedZeroPoint(low: number, scale: number, { min, max }: CodeRange): number {
  const fromLow = fround(min - fround(low / scale));
  // Positive, so that half up is half away from zero.
  return Math.min(Math.max(Math.floor(fromLow + 0.5), min), max);
}
