import { describe, expect, it } from 'vitest';
import { leastNormRange } from './normSearch';

describe('leastNormRange', () => {
  it('leaves out an outlier whose range costs more than clipping it', () => {
    const counts = new Float32Array(256);
    counts.fill(100, 0, 64);
    counts[255] = 1;
    const { min, max } = leastNormRange(counts, { min: 0, max: 256 }, 16);
    expect(min).toBe(0);
    expect(max).toBeLessThan(256);
    // The first step from the outlier may leave out a bin more than it need.
    expect(max).toBeGreaterThanOrEqual(63);
  });

  it('keeps evenly spread values but for the first bins that it tries to leave out', () => {
    const counts = new Float32Array(256).fill(10);
    const { min, max } = leastNormRange(counts, { min: -1, max: 1 }, 256);
    expect(min).toBeCloseTo(-1, 1);
    expect(max).toBeCloseTo(1, 1);
  });

  it('keeps a range of no width', () => {
    const counts = new Float32Array(8);
    counts[4] = 3;
    expect(leastNormRange(counts, { min: 2, max: 2 }, 4)).toEqual({ min: 2, max: 2 });
  });
});
