/** At this magnitude a double has no bits left for fractions. */
const integersOnly = 2 ** 52;

/** Adding it to a smaller number leaves no room for a fraction, so the sum itself is rounded. */
const shift = 2 ** 52;

/**
 * Returns `x` rounded to the nearest integer, ties to the even one; NaN and infinities as they are.
 * What rounds to zero gives +0.
 *
 * Source: IEEE 754-2019, 4.3.1, roundTiesToEven; C's `rint` in its default mode.
 */
export function roundHalfEven(x: number): number {
  if (x >= 0) return x < integersOnly ? x + shift - shift : x;
  return x > -integersOnly ? x - shift + shift : x;
}
