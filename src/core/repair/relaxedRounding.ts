import {
  inverseRectifiedSigmoid,
  rectifiedSigmoid,
  rectifiedSigmoidSlope,
} from './rectifiedSigmoid';
import { derivative, type RoundingProblem, restrictedProblem } from './roundingProblem';

/** Weight of the regularizer against the error, where the mean of the gram's diagonal is 1. */
const regularization = 3;

/** Share of the steps before the regularizer sets in. */
const freeShare = 0.2;

/** Its exponent falls from a flat valley, which only catches what is nearly 0 or 1, to a steep one. */
const exponents = { first: 20, last: 2 };

/** How far all steps together can move a latent number: enough to cross from 0 to 1. */
const reach = 10;

const decay = { mean: 0.9, square: 0.999 };
const smallest = 1e-8;

/** When so few of the numbers are still undecided, the problem is made smaller. */
const shrinkBelow = 0.8;

/** The numbers that are not decided yet, relaxed to lie between 0 and 1, with Adam's averages. */
interface Undecided {
  readonly problem: RoundingProblem;
  /** Where each stands among all numbers. */
  readonly place: Int32Array;
  readonly latent: Float64Array;
  readonly values: Float64Array;
  readonly mean: Float64Array;
  readonly square: Float64Array;
}

/**
 * Returns whether to round up, for each number of the problem: the relaxed numbers descend the
 * gradient by Adam for `steps` steps, while a regularizer more and more drives them to 0 or 1. A
 * number that has reached either stays there.
 *
 * Shapes: `start` [size], in `0 .. 1`: what the numbers would be if they need not be whole.
 * Source: Nagel et al., arXiv 2004.10568, equations 21 to 24.
 */
export function relaxedRounding(
  problem: RoundingProblem,
  start: Float64Array,
  steps: number,
): Uint8Array {
  const result = Float64Array.from(start);
  let state = initial(problem, start);
  for (let step = 0; step < steps && state.values.length > 0; step++) {
    const left = descend(state, step, steps);
    if (left >= shrinkBelow * state.values.length) continue;
    keep(state, result);
    state = shrunk(state);
  }
  keep(state, result);
  return Uint8Array.from(result, (value) => (value >= 0.5 ? 1 : 0));
}

function initial(problem: RoundingProblem, start: Float64Array): Undecided {
  const latent = start.map(inverseRectifiedSigmoid);
  return {
    problem,
    place: Int32Array.from(start, (_, index) => index),
    latent,
    values: latent.map(rectifiedSigmoid),
    mean: new Float64Array(start.length),
    square: new Float64Array(start.length),
  };
}

/** Moves every undecided number by one step of Adam; returns how many are undecided. */
function descend(state: Undecided, step: number, steps: number): number {
  const { values, latent, mean, square } = state;
  const gradient = gradients(state, step / steps);
  const rate = reach / steps / (1 - decay.mean ** (step + 1));
  const unbias = 1 / (1 - decay.square ** (step + 1));
  let undecided = 0;
  for (let i = 0; i < values.length; i++) {
    const slope = rectifiedSigmoidSlope(values[i] ?? 0);
    if (slope === 0) continue;
    const own = (gradient[i] ?? 0) * slope;
    const average = decay.mean * (mean[i] ?? 0) + (1 - decay.mean) * own;
    const power = decay.square * (square[i] ?? 0) + (1 - decay.square) * own * own;
    const moved = (latent[i] ?? 0) - (rate * average) / (Math.sqrt(power * unbias) + smallest);
    mean[i] = average;
    square[i] = power;
    latent[i] = moved;
    values[i] = rectifiedSigmoid(moved);
    undecided++;
  }
  return undecided;
}

/** Returns the gradient of error and regularizer; all of it before any number moves. */
function gradients({ problem, values }: Undecided, done: number): Float64Array {
  const exponent = exponentAt(done);
  const gradient = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value <= 0 || value >= 1) continue;
    gradient[i] = derivative(problem, values, i) + regularizerSlope(value, exponent);
  }
  return gradient;
}

/** Returns the regularizer's exponent at a share of the steps; null before it sets in. */
function exponentAt(done: number): number | null {
  if (done < freeShare) return null;
  const angle = (Math.PI * (done - freeShare)) / (1 - freeShare);
  return exponents.last + ((exponents.first - exponents.last) / 2) * (1 + Math.cos(angle));
}

/** The derivative of `1 - |2 value - 1|^exponent`. */
function regularizerSlope(value: number, exponent: number | null): number {
  if (exponent === null) return 0;
  const side = 2 * value - 1;
  const slope = 2 * exponent * Math.abs(side) ** (exponent - 1);
  return -regularization * Math.sign(side) * slope;
}

function keep({ place, values }: Undecided, result: Float64Array): void {
  for (let i = 0; i < place.length; i++) result[place[i] ?? 0] = values[i] ?? 0;
}

/** Returns the state without the numbers that are decided. */
function shrunk({ problem, place, latent, values, mean, square }: Undecided): Undecided {
  const kept = place
    .map((_, index) => index)
    .filter((index) => rectifiedSigmoidSlope(values[index] ?? 0) > 0);
  const offset = values.slice();
  for (const index of kept) offset[index] = 0;
  const pick = (from: Float64Array) => Float64Array.from(kept, (index) => from[index] ?? 0);
  return {
    problem: restrictedProblem(problem, kept, offset),
    place: kept.map((index) => place[index] ?? 0),
    latent: pick(latent),
    values: pick(values),
    mean: pick(mean),
    square: pick(square),
  };
}
