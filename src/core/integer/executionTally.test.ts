import { describe, expect, it } from 'vitest';
import { ExecutionTally } from './executionTally';

const execution = (values: number[], classes: number[], layerId = 'conv1') => ({
  outputs: [{ layerId, values: Int32Array.from(values) }],
  classes: Uint8Array.from(classes),
});

describe('ExecutionTally', () => {
  it('finds nothing where there is no difference', () => {
    const tally = new ExecutionTally();
    tally.add(execution([1, 2, 3], [7]), execution([1, 2, 3], [7]));
    expect(tally.result()).toEqual({
      images: 1,
      layers: [{ layerId: 'conv1', codes: 3, differing: 0, largest: 0 }],
      predictions: 0,
    });
  });

  it('adds up batches, and keeps the largest difference', () => {
    const tally = new ExecutionTally();
    tally.add(execution([1, 2, 3], [7, 1]), execution([1, 4, 4], [7, 2]));
    tally.add(execution([5, 5, 5], [0, 1]), execution([5, 4, 5], [0, 1]));
    expect(tally.result()).toEqual({
      images: 4,
      layers: [{ layerId: 'conv1', codes: 6, differing: 3, largest: 2 }],
      predictions: 1,
    });
  });

  it.each([
    ['layers', execution([1], [0], 'conv2')],
    ['numbers of values', execution([1, 2], [0])],
    ['numbers of images', execution([1], [0, 0])],
    ['numbers of layers', { outputs: [], classes: [0] }],
  ])('refuses other %s', (_, other) => {
    expect(() => new ExecutionTally().add(execution([1], [0]), other)).toThrow(RangeError);
  });
});
