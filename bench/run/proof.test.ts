import { describe, expect, it } from 'vitest';
import { prove } from './proof';

describe('prove', () => {
  it('returns the largest relative difference over the steps that both took', () => {
    const { steps, relativeDifference } = prove([2, 1.01, 5], [2, 1]);
    expect(steps).toBe(2);
    expect(relativeDifference).toBeCloseTo(0.01, 10);
  });

  it('proves nothing where a loss is not a number, or there is none', () => {
    expect(prove([Number.NaN, 1], [1, 1]).relativeDifference).toBeNaN();
    expect(prove([], [1]).relativeDifference).toBeNaN();
  });
});
