import { describe, expect, it } from 'vitest';
import { median, medianInterval } from './statistics';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => n - i);

describe('median', () => {
  it('is the middle value, or the mean of the two middle ones', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeNaN();
  });
});

describe('medianInterval', () => {
  it('is the whole range of few values, with the confidence that it has', () => {
    const { low, high, confidence } = medianInterval([2, 1, 3]);
    expect([low, high]).toEqual([1, 3]);
    expect(confidence).toBeCloseTo(0.75, 10);
  });

  it.each([
    // Rows of the tables of nonparametric confidence intervals for the median.
    [6, 1, 6],
    [9, 2, 8],
    [15, 4, 12],
    [20, 6, 15],
  ])('of %i values is from the %i. to the %i.', (count, low, high) => {
    const interval = medianInterval(upTo(count));
    expect([interval.low, interval.high]).toEqual([low, high]);
    expect(interval.confidence).toBeGreaterThanOrEqual(0.95);
  });

  it('of no values holds nothing', () => {
    expect(medianInterval([])).toMatchObject({ count: 0, confidence: 0 });
  });
});
