import { expect, it } from 'vitest';
import {
  derivative,
  normalizedProblem,
  type RoundingProblem,
  restrictedProblem,
} from './roundingProblem';

const problem: RoundingProblem = {
  size: 5,
  gram: Float32Array.from({ length: 25 }, (_, index) => {
    const [row, column] = [Math.floor(index / 5), index % 5];
    return row === column ? 4 + row : 1 / (1 + row + column);
  }),
  linear: Float64Array.of(1, -2, 3, 0.5, 2),
};

function objective({ size, gram, linear }: RoundingProblem, x: readonly number[]): number {
  return x.reduce((sum, value, row) => {
    const product = x.reduce((dot, other, j) => dot + (gram[row * size + j] ?? 0) * other, 0);
    return sum + value * product - 2 * (linear[row] ?? 0) * value;
  }, 0);
}

it('has the derivative that small differences give', () => {
  const x = [0.2, 0.9, 0.4, 0, 0.7];
  x.forEach((value, index) => {
    const around = [1e-4, -1e-4].map((step) => objective(problem, x.with(index, value + step)));
    const slope = ((around[0] ?? 0) - (around[1] ?? 0)) / 2e-4;
    expect(derivative(problem, Float64Array.from(x), index)).toBeCloseTo(slope, 6);
  });
});

it('differs by a constant when numbers are fixed and the others counted from an offset', () => {
  const offset = [2, 1, -3, 0.5, 4];
  const smaller = restrictedProblem(problem, Int32Array.of(1, 4), Float64Array.from(offset));
  const whole = (a: number, b: number) =>
    objective(problem, offset.with(1, 1 + a).with(4, 4 + b)) - objective(problem, offset);
  expect(smaller.size).toBe(2);
  for (const [a, b] of [
    [0, 1],
    [1, 0],
    [1, 1],
    [0.3, 0.6],
  ] as const) {
    expect(objective(smaller, [a, b])).toBeCloseTo(whole(a, b), 5);
  }
});

it('keeps its shape in units in which its diagonal is 1', () => {
  const normalized = normalizedProblem(problem);
  const [one, other] = [
    [1, 0, 1, 1, 0],
    [0, 1, 1, 0, 1],
  ] as const;
  const ratio = objective(normalized, one) / objective(problem, one);
  expect(objective(normalized, other) / objective(problem, other)).toBeCloseTo(ratio, 6);
  const diagonal = [0, 1, 2, 3, 4].map((row) => normalized.gram[row * 6] ?? 0);
  expect(diagonal.reduce((sum, value) => sum + value, 0) / 5).toBeCloseTo(1, 6);
});
