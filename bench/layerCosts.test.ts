import { describe, expect, it } from 'vitest';
import { denseStepFlops, forwardFlops, layerCosts, neededStepFlops } from './layerCosts';

describe('layerCosts', () => {
  it('counts what the layers multiply and add', () => {
    const [conv1, conv2, dense] = layerCosts;
    expect(conv1).toMatchObject({ forwardFlops: 2 * 26 * 26 * 9 * 40, inputGradientFlops: 0 });
    expect(conv2).toMatchObject({ forwardFlops: 2 * 11 * 11 * 360 * 40 });
    expect(dense).toMatchObject({ forwardFlops: 2 * 1000 * 10, inputGradientFlops: 20_000 });
    expect(conv1?.sparseGradientFlops).toBe(2 * 13 * 13 * 9 * 40);
    expect(conv2?.sparseGradientFlops).toBe(2 * 2 * 5 * 5 * 360 * 40);
  });

  it('counts what they read and write', () => {
    const [conv1] = layerCosts;
    expect(conv1?.forwardBytes).toBe(4 * (28 * 28 + 13 * 13 * 40) + 13 * 13 * 40);
    expect(conv1?.backwardBytes).toBe(4 * (13 * 13 * 40 + 28 * 28) + 13 * 13 * 40);
  });

  it('sums them up for a step', () => {
    expect(forwardFlops).toBe(486_720 + 3_484_800 + 20_000);
    expect(denseStepFlops).toBe(2 * 486_720 + 3 * 3_484_800 + 3 * 20_000);
    const forward = 486_720 + 2 * 10 * 10 * 360 * 40 + 20_000;
    expect(neededStepFlops).toBe(forward + 121_680 + 1_440_000 + 40_000);
  });
});
