import { describe, expect, it } from 'vitest';
import { foldBatchNorm, type NormalizedLayer } from './fold';
import golden from './golden/conv_bn_fold.json';
import { float32, type GoldenTensor } from './golden/golden';

type GoldenCase = (typeof golden.cases)[number];

function layerFrom({ inputs, params }: GoldenCase): NormalizedLayer {
  return {
    weight: float32(inputs.weight),
    weightShape: inputs.weight.shape,
    outAxis: 0,
    bias: inputs.bias === null ? null : float32(inputs.bias),
    gamma: float32(inputs.gamma),
    beta: float32(inputs.beta),
    mean: float32(inputs.mean),
    variance: float32(inputs.var),
    epsilon: params.eps,
  };
}

function expectWithin1e5(actual: Float32Array, expected: GoldenTensor): void {
  const values = float32(expected);
  expect(actual).toHaveLength(values.length);
  actual.forEach((value, i) => {
    const exact = values[i] ?? Number.NaN;
    expect(Math.abs(value - exact)).toBeLessThanOrEqual(1e-5 * Math.max(Math.abs(exact), 1e-2));
  });
}

describe('against torch fuse_conv_bn_eval', () => {
  it.each(golden.cases)('$name', (goldenCase) => {
    const folded = foldBatchNorm(layerFrom(goldenCase));
    expectWithin1e5(folded.weight, goldenCase.expected.fused_weight);
    expectWithin1e5(folded.bias, goldenCase.expected.fused_bias);
  });
});

describe('foldBatchNorm', () => {
  it('divides by the standard deviation, not by the variance', () => {
    const { weight, bias } = foldBatchNorm({
      weight: Float32Array.of(3),
      weightShape: [1, 1],
      outAxis: 1,
      bias: Float32Array.of(5),
      gamma: Float32Array.of(2),
      beta: Float32Array.of(7),
      mean: Float32Array.of(1),
      variance: Float32Array.of(15),
      epsilon: 1,
    });
    expect([...weight]).toEqual([1.5]);
    expect([...bias]).toEqual([9]);
  });

  it('finds the output channels along the last axis too', () => {
    const { weight } = foldBatchNorm({
      weight: Float32Array.of(1, 2, 3, 4),
      weightShape: [2, 2],
      outAxis: 1,
      bias: null,
      gamma: Float32Array.of(1, 10),
      beta: Float32Array.of(0, 0),
      mean: Float32Array.of(0, 0),
      variance: Float32Array.of(1, 1),
      epsilon: 0,
    });
    expect([...weight]).toEqual([1, 20, 3, 40]);
  });

  it('leaves the layer that was given as it is', () => {
    const weight = Float32Array.of(1, 2);
    const one = Float32Array.of(4);
    const layer = { weight, weightShape: [2, 1], outAxis: 1, bias: null, epsilon: 0 };
    foldBatchNorm({ ...layer, gamma: one, beta: one, mean: one, variance: one });
    expect([...weight]).toEqual([1, 2]);
  });
});
