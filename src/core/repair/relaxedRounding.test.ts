import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random';
import { relaxedRounding } from './relaxedRounding';
import type { RoundingProblem } from './roundingProblem';

/** The output error of rounding: its minimum without constraints is at `start`. */
function problemAround(start: Float64Array, correlation: number): RoundingProblem {
  const size = start.length;
  const gram = Float32Array.from({ length: size ** 2 }, (_, index) =>
    index % (size + 1) === 0 ? 1 : correlation,
  );
  const linear = start.map((_, row) =>
    start.reduce((sum, value, j) => sum + (gram[row * size + j] ?? 0) * value, 0),
  );
  return { size, gram, linear };
}

function objective({ size, gram, linear }: RoundingProblem, x: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) sum += (x[i] ?? 0) * (gram[i * size + j] ?? 0) * (x[j] ?? 0);
    sum -= 2 * (linear[i] ?? 0) * (x[i] ?? 0);
  }
  return sum;
}

const nearest = (start: Float64Array) => start.map((value) => (value >= 0.5 ? 1 : 0));

describe('relaxedRounding', () => {
  it('rounds to the nearest where numbers do not bear on each other', () => {
    const start = Float64Array.of(0, 0.1, 0.3, 0.6, 0.95, 1);
    const rounded = relaxedRounding(problemAround(start, 0), start, 500);
    expect([...rounded]).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('lets errors cancel where inputs rise and fall together', () => {
    // Rounded to the nearest all four go up, and their errors add up.
    const start = Float64Array.of(0.55, 0.6, 0.62, 0.58);
    const problem = problemAround(start, 0.9);
    const rounded = relaxedRounding(problem, start, 500);
    expect(rounded.reduce((sum, up) => sum + up, 0)).toBe(2);
  });

  it('does no worse than the nearest on correlated problems, all in all', () => {
    const random = createRandom(5, 'relaxed rounding test');
    let [learned, plain] = [0, 0];
    for (let trial = 0; trial < 10; trial++) {
      const start = Float64Array.from({ length: 40 }, () => random.float());
      const problem = problemAround(start, 0.5);
      learned +=
        objective(problem, relaxedRounding(problem, start, 200)) - objective(problem, start);
      plain += objective(problem, nearest(start)) - objective(problem, start);
    }
    expect(learned).toBeLessThan(0.75 * plain);
  });

  it('gives 0 or 1 for any number of steps, and the same each time', () => {
    const starts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 60 }), (numbers, steps) => {
        const start = Float64Array.from(numbers);
        const problem = problemAround(start, 0.3);
        const rounded = relaxedRounding(problem, start, steps);
        expect(rounded.every((up) => up === 0 || up === 1)).toBe(true);
        expect(relaxedRounding(problem, start, steps)).toEqual(rounded);
      }),
    );
  });
});
