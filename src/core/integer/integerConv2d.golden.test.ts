import { describe, expect, it } from 'vitest';
import { float32, type GoldenTensor } from '../golden/golden';
import golden from '../golden/quantized_kernels.json';
import { activationGrid } from '../quant/grid';
import { integerBias, sumScales } from './integerBias';
import { integerConv2d, type StridedConvShape, stridedOutput } from './integerConv2d';
import { requantize } from './requantize';

type Case = (typeof golden.cases)[number];

/** Returns the values with the second axis, which counts channels, moved to the end. */
function channelsLast({ shape, data }: GoldenTensor): number[] {
  const [n = 1, channels = 1, ...rest] = shape;
  const pixels = rest.reduce((total, dim) => total * dim, 1);
  const values = data.map(Number);
  return values
    .map((_, i) => {
      const image = Math.floor(i / (pixels * channels));
      const pixel = Math.floor(i / channels) % pixels;
      return values[(image * channels + (i % channels)) * pixels + pixel] ?? Number.NaN;
    })
    .slice(0, n * channels * pixels);
}

/** Weights [out, in, row, column] as [row, column, in, out]. */
function outputsLast({ shape, data }: GoldenTensor): Float64Array {
  const [out = 1, channels = 1, rows = 1, columns = 1] = shape;
  const values = data.map(Number);
  return Float64Array.from(values, (_, i) => {
    const [o, c] = [i % out, Math.floor(i / out) % channels];
    const tap = Math.floor(i / (out * channels));
    return values[(o * channels + c) * rows * columns + tap] ?? Number.NaN;
  });
}

/** A linear layer is a convolution of one pixel. */
function shapeOf({ inputs, params }: Case): StridedConvShape {
  const [images = 1, channels = 1, height = 1, width = 1] = inputs.x_int.shape;
  const [filters = 1, , kernelHeight = 1, kernelWidth = 1] = inputs.w_int.shape;
  const stride = Math.max(params.stride, 1);
  const { padding } = params;
  return { images, channels, height, width, filters, kernelHeight, kernelWidth, stride, padding };
}

function run(golden: Case) {
  const { inputs, params } = golden;
  const weightScale = Float32Array.from(params.w_scale);
  const scales = sumScales(Math.fround(params.x_scale), weightScale, weightScale.length);
  const bias = integerBias(float32(inputs.bias), { kind: 'product', bits: 32 }, scales);
  if (!bias) throw new Error('the bias is an integer');
  const weight = outputsLast(inputs.w_int).map((code) => code - params.w_zero_point);
  const x = Int32Array.from(channelsLast(inputs.x_int));
  const sums = integerConv2d({ x, zeroPoint: params.x_zero_point, weight, bias }, shapeOf(golden));
  const output = {
    grid: activationGrid(8),
    scale: Math.fround(params.out_scale),
    zeroPoint: params.out_zero_point,
  };
  const codes = requantize(sums, Math.fround(params.x_scale), weightScale, output);
  return { sums, codes: params.relu ? codes.map((q) => Math.max(q, output.zeroPoint)) : codes };
}

describe('integer kernels give the codes of PyTorch', () => {
  it.each(golden.cases)('$name', (golden) => {
    const { sums, codes } = run(golden);
    const { expected } = golden;
    expect([...sums]).toEqual(channelsLast(expected.acc_int32_with_bias));
    expect([...codes]).toEqual(channelsLast(expected.reference_int));
    expect([...codes]).toEqual(channelsLast(expected.qnnpack_int));
    expect([...codes]).toEqual(channelsLast(expected.onednn_int));
  });

  it('has the size that the vectors have', () => {
    const strided = golden.cases.find(({ params }) => params.stride === 2);
    if (!strided) throw new Error('no vector has stride 2');
    expect(stridedOutput(shapeOf(strided))).toEqual({ height: 4, width: 4 });
  });
});
