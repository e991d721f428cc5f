import { derivative, type RoundingProblem } from './roundingProblem';

/** A sweep that flips nothing ends the search, long before this. */
const mostSweeps = 100;

/** Less than this share of a number's own term is lost in the arithmetic. */
const smallestGain = 1e-9;

/**
 * Returns whether to round up, for each number of the problem: from the nearest choice on, single
 * numbers are flipped in turn, for as long as that lowers the objective.
 *
 * Shapes: `start` [size], in `0 .. 1`: what the numbers would be if they need not be whole.
 * Source: coordinate descent on equation 20 of Nagel et al., arXiv 2004.10568, which is a quadratic
 * unconstrained binary optimization.
 */
export function coordinateRounding(problem: RoundingProblem, start: Float64Array): Uint8Array {
  const values = start.map((value) => (value >= 0.5 ? 1 : 0));
  const slopes = values.map((_, index) => derivative(problem, values, index));
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    if (sweepOnce(problem, values, slopes) === 0) break;
  }
  return Uint8Array.from(values);
}

/** Flips what is better flipped, keeping the slopes true; returns how many were. */
function sweepOnce(
  { size, gram }: RoundingProblem,
  values: Float64Array,
  slopes: Float64Array,
): number {
  let flips = 0;
  for (let i = 0; i < size; i++) {
    const change = values[i] === 1 ? -1 : 1;
    const curvature = gram[i * (size + 1)] ?? 0;
    if (change * (slopes[i] ?? 0) + curvature >= -smallestGain * curvature) continue;
    values[i] = (values[i] ?? 0) + change;
    for (let j = 0; j < size; j++) {
      slopes[j] = (slopes[j] ?? 0) + 2 * change * (gram[i * size + j] ?? 0);
    }
    flips++;
  }
  return flips;
}
