import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coordinateRounding } from './coordinateRounding';
import { derivative, type RoundingProblem } from './roundingProblem';

/** A problem whose gram is that of `rows` random inputs, and where its numbers would like to be. */
const problems = fc
  .record({ size: fc.integer({ min: 1, max: 8 }), rows: fc.integer({ min: 1, max: 12 }) })
  .chain(({ size, rows }) =>
    fc.record({
      inputs: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
        minLength: size * rows,
        maxLength: size * rows,
      }),
      start: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
        minLength: size,
        maxLength: size,
      }),
    }),
  )
  .map(({ inputs, start }) => problemOf(inputs, Float64Array.from(start)));

function problemOf(inputs: readonly number[], start: Float64Array) {
  const size = start.length;
  const gram = new Float32Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      for (let row = 0; row < inputs.length; row += size) {
        gram[i * size + j] =
          (gram[i * size + j] ?? 0) + (inputs[row + i] ?? 0) * (inputs[row + j] ?? 0);
      }
    }
  }
  const free = { size, gram, linear: new Float64Array(size) };
  const linear = start.map((_, index) => derivative(free, start, index) / 2);
  return { problem: { size, gram, linear } satisfies RoundingProblem, start };
}

function objective({ size, gram, linear }: RoundingProblem, values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      sum += (values[i] ?? 0) * (gram[i * size + j] ?? 0) * (values[j] ?? 0);
    }
    sum -= 2 * (linear[i] ?? 0) * (values[i] ?? 0);
  }
  return sum;
}

describe('coordinateRounding', () => {
  it('is never worse than rounding to the nearest, and no single flip betters it', () => {
    fc.assert(
      fc.property(problems, ({ problem, start }) => {
        const rounded = coordinateRounding(problem, start);
        const reached = objective(problem, rounded);
        const nearest = start.map((value) => (value >= 0.5 ? 1 : 0));
        expect(reached).toBeLessThanOrEqual(objective(problem, nearest) + 1e-6);
        rounded.forEach((value, index) => {
          const flipped = rounded.slice().fill(1 - value, index, index + 1);
          expect(objective(problem, flipped)).toBeGreaterThanOrEqual(reached - 1e-5);
        });
      }),
    );
  });

  it('rounds two inputs that always come together so that their sum is kept', () => {
    const { problem, start } = problemOf([1, 1], Float64Array.of(0.4, 0.4));
    expect([...coordinateRounding(problem, start)].reduce((sum, value) => sum + value, 0)).toBe(1);
  });

  it('rounds inputs that have nothing to do with each other to the nearest', () => {
    const { problem, start } = problemOf([1, 0, 0, 1], Float64Array.of(0.4, 0.6));
    expect([...coordinateRounding(problem, start)]).toEqual([0, 1]);
  });
});
