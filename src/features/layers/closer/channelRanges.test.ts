import { expect, test } from 'vitest';
import { fakeWeights } from '../../../core/rangeTrial/fakeTensors';
import { channelRanges } from './channelRanges';

test('every channel has the range of its weights and that of its codes, which hold them by min-max', () => {
  const weights = fakeWeights();
  const ranges = channelRanges(weights);
  expect(ranges.map(({ channel }) => channel)).toEqual([0, 1, 2, 3]);
  for (const { channel, weights: own, codes } of ranges) {
    const values = weights.values.filter((_, i) => i % 4 === channel);
    expect(own).toEqual({ min: Math.min(...values), max: Math.max(...values) });
    expect(codes.max).toBeCloseTo(Math.max(own.max, -own.min), 5);
    expect(codes.min).toBe(-codes.max);
  }
  expect(channelRanges({ ...weights, quantized: null })).toEqual([]);
});
