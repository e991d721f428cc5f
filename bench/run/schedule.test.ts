import { describe, expect, it } from 'vitest';
import { proofStepsAt, turns } from './schedule';

describe('proofStepsAt', () => {
  it.each([
    [10, 20],
    [5_000, 6],
    [60_000, 4],
  ])('at %i ms per step is %i', (stepMs, steps) => {
    expect(proofStepsAt(stepMs)).toBe(steps);
  });
});

describe('turns', () => {
  it('gives fast contenders many steps and rounds, slow ones few', () => {
    expect(turns([20, 5_000], 60_000)).toEqual([
      { steps: 25, rounds: 25 },
      { steps: 1, rounds: 3 },
    ]);
  });

  it('fits the rounds in the time there is, but for the fewest', () => {
    expect(turns([500], 5_000)).toEqual([{ steps: 1, rounds: 10 }]);
    expect(turns([500], 100)).toEqual([{ steps: 1, rounds: 3 }]);
  });
});
