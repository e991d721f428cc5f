/** Images that exactly one of two networks classifies rightly. */
export interface Discordance {
  readonly onlyFirst: number;
  readonly onlySecond: number;
}

export interface McNemar extends Discordance {
  /** The chance of so large a difference, or a larger one, between networks that are equally good. */
  readonly p: number;
  readonly method: 'exact' | 'chi-squared';
}

/** More discordant images than these, and the two ways agree to the digits that are shown. */
const mostExact = 1_000;

/**
 * Returns McNemar's test on two networks that classified the same images: by the binomial
 * distribution up to 1,000 images on which one is right and the other wrong, else by chi-squared
 * with the continuity correction.
 *
 * Source: McNemar (1947); Edwards (1948) for the correction.
 */
export function mcNemar({ onlyFirst, onlySecond }: Discordance): McNemar {
  const isExact = onlyFirst + onlySecond <= mostExact;
  const p = isExact ? exactP(onlyFirst, onlySecond) : chiSquaredP(onlyFirst, onlySecond);
  return { onlyFirst, onlySecond, p, method: isExact ? 'exact' : 'chi-squared' };
}

/** Twice the lower tail of a fair coin, at most 1. */
function exactP(a: number, b: number): number {
  const total = a + b;
  let logTerm = -total * Math.LN2;
  let tail = 0;
  for (let k = 0; k <= Math.min(a, b); k++) {
    tail += Math.exp(logTerm);
    logTerm += Math.log((total - k) / (k + 1));
  }
  return Math.min(1, 2 * tail);
}

function chiSquaredP(a: number, b: number): number {
  const z = Math.max(0, Math.abs(a - b) - 1) / Math.sqrt(a + b);
  return complementaryError(z / Math.SQRT2);
}

/**
 * Returns `erfc(x)` for `x >= 0`, with a relative error below 1.2e-7.
 *
 * Source: Press et al., Numerical Recipes, section 6.2, Chebyshev fit.
 */
function complementaryError(x: number): number {
  const t = 1 / (1 + x / 2);
  const coefficients = [
    0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418,
    0.37409196, 1.00002368, -1.26551223,
  ];
  const fitted = coefficients.reduce((sum, coefficient) => sum * t + coefficient, 0);
  return t * Math.exp(-x * x + fitted);
}
