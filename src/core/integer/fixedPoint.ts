/** A positive factor as integer arithmetic multiplies by it: `mantissa / 2^31 * 2^exponent`. */
export interface FixedPoint {
  /** From 2^30 up to but not including 2^31; 0 for the factor 0. */
  readonly mantissa: number;
  readonly exponent: number;
}

/**
 * Returns the fixed-point number nearest to a factor.
 *
 * Throws: RangeError when the factor is negative or not finite.
 * Source: TensorFlow Lite, kernels/internal/quantization_util.cc, `QuantizeMultiplier`.
 */
export function fixedPointOf(factor: number): FixedPoint {
  if (!(factor >= 0 && factor < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${factor} is no factor to multiply sums by`);
  }
  if (factor === 0) return { mantissa: 0, exponent: 0 };
  const exponent = frexpExponent(factor);
  // Exact: dividing by a power of two only moves the exponent.
  const mantissa = Math.round(2 ** 31 * (factor / 2 ** exponent));
  return mantissa === 2 ** 31
    ? { mantissa: 2 ** 30, exponent: exponent + 1 }
    : { mantissa, exponent };
}

/** The exponent of C's `frexp`: that which brings the factor to at least a half and below one. */
function frexpExponent(factor: number): number {
  const near = Math.floor(Math.log2(factor)) + 1;
  const fraction = factor / 2 ** near;
  if (fraction >= 1) return near + 1;
  return fraction < 0.5 ? near - 1 : near;
}

/**
 * Returns an integer times a fixed-point factor, rounded once to the nearest integer, ties up:
 * `(x * mantissa + 2^(30 - exponent)) >> (31 - exponent)`, exact however wide the product.
 *
 * Units: `x` below 2^43 in magnitude.
 * Source: ruy, `MultiplyByQuantizedMultiplier`; TensorFlow Lite, kernels/internal/common.h, single
 * rounding.
 */
export function multiplySingleRounding(x: number, { mantissa, exponent }: FixedPoint): number {
  return shiftedProduct(x, mantissa, 31 - exponent);
}

/**
 * Returns an integer times a fixed-point factor, rounded twice: a doubling high multiply, ties up,
 * then a right shift, ties away from zero. Exact however wide the product.
 *
 * Units: `x` times the factor's power of two below 2^43 in magnitude.
 * Source: gemmlowp, `SaturatingRoundingDoublingHighMul` and `RoundingDivideByPOT`; TensorFlow Lite,
 * kernels/internal/common.cc.
 */
export function multiplyDoubleRounding(x: number, { mantissa, exponent }: FixedPoint): number {
  const high = shiftedProduct(exponent > 0 ? x * 2 ** exponent : x, mantissa, 31);
  return exponent < 0 ? halfAwayFromZero(high * 2 ** exponent) : high;
}

/** Cuts a product into two limbs that doubles hold: products of 31 by 22 bits stay below 2^53. */
const limb = 2 ** 22;

/** Returns `floor((x * y + 2^(shift - 1)) / 2^shift)`: the product shifted right, ties up. */
function shiftedProduct(x: number, y: number, shift: number): number {
  // The lower limb of the product must lie wholly below the bit that is rounded.
  if (shift < 23) return Number(shiftedBigProduct(BigInt(x), BigInt(y), shift));
  const upper = Math.floor(x / limb);
  const carry = Math.floor(((x - upper * limb) * y) / limb);
  const high = upper * y + carry;
  return Math.floor(high / 2 ** (shift - 22) + 0.5);
}

function shiftedBigProduct(x: bigint, y: bigint, shift: number): bigint {
  if (shift <= 0) return (x * y) << BigInt(-shift);
  return (x * y + (1n << BigInt(shift - 1))) >> BigInt(shift);
}

function halfAwayFromZero(x: number): number {
  return x < 0 ? 0 - Math.floor(0.5 - x) : Math.floor(x + 0.5);
}
