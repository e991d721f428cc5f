import { describe, expect, it } from 'vitest';
import { foldBatchNorm, type NormalizedLayer } from './fold';
import golden from './golden/conv_bn_fold.json';
import { float32, type GoldenTensor } from './golden/golden';
import { conv2d } from './nn/conv2d';

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

/** Returns the values with the axes in that order. Shapes: four axes. */
function permuted({
  values,
  shape,
  order,
}: {
  values: Float32Array;
  shape: readonly number[];
  order: readonly number[];
}): Float32Array {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1));
  const sizes = order.map((axis) => shape[axis] ?? 1);
  return values.map((_, index) => {
    let [rest, from] = [index, 0];
    for (const [i, axis] of [...order.entries()].reverse()) {
      const size = sizes[i] ?? 1;
      from += (rest % size) * (strides[axis] ?? 0);
      rest = Math.floor(rest / size);
    }
    return values[from] ?? 0;
  });
}

/** Returns what the folded convolution makes of the case's images, channels first as PyTorch has them. */
function foldedOutput(goldenCase: GoldenCase): Float32Array {
  const { x, weight } = goldenCase.inputs;
  const [images = 0, channels = 0, height = 0, width = 0] = x.shape;
  const [filters = 0, , kernelHeight = 0, kernelWidth = 0] = weight.shape;
  const folded = foldBatchNorm(layerFrom(goldenCase));
  const pixels = permuted({ values: float32(x), shape: x.shape, order: [0, 2, 3, 1] });
  const kernel = permuted({ values: folded.weight, shape: weight.shape, order: [2, 3, 1, 0] });
  const sizes = { images, height, width, channels, kernelHeight, kernelWidth, filters };
  const y = Float32Array.from(conv2d(pixels, kernel, folded.bias, sizes));
  const shape = [images, height - kernelHeight + 1, width - kernelWidth + 1, filters];
  return permuted({ values: y, shape, order: [0, 3, 1, 2] });
}

describe('against torch fuse_conv_bn_eval', () => {
  it.each(golden.cases)('$name, what convolution and normalization compute', (goldenCase) => {
    expectWithin1e5(foldedOutput(goldenCase), goldenCase.expected.conv_bn_output);
  });

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

  it('divides by the variance where that mistake is asked for', () => {
    const { weight, bias } = foldBatchNorm({
      weight: Float32Array.of(3),
      weightShape: [1, 1],
      outAxis: 1,
      bias: null,
      gamma: Float32Array.of(2),
      beta: Float32Array.of(7),
      mean: Float32Array.of(8),
      variance: Float32Array.of(15),
      epsilon: 1,
      divisor: 'variance',
    });
    expect([...weight]).toEqual([0.375]);
    expect([...bias]).toEqual([6]);
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
