import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import golden from '../golden/dynamic_linear.json';
import { float32 } from '../golden/golden';
import { dequantize, fakeQuantize, quantize } from './affine';
import { type DynamicLinearLayer, dynamicLinear } from './dynamicLinear';
import { extremes } from './extremes';
import { activationGrid, signedGrid, weightGrid } from './grid';
import {
  affineParams,
  perChannelParams,
  perTensorParams,
  pytorchSymmetricParams,
  type QuantParams,
} from './params';

type GoldenCase = (typeof golden.cases)[number];

/** Per tensor, by the convention of PyTorch's symmetric observers. */
function weightParamsOf(weight: Float32Array): QuantParams {
  const grid = signedGrid(8);
  const { scale, zeroPoint } = pytorchSymmetricParams(extremes(weight), grid);
  return { grid, axis: null, scale: Float32Array.of(scale), zeroPoint: Int32Array.of(zeroPoint) };
}

function layerOf({ inputs }: GoldenCase): DynamicLinearLayer {
  const [outputs = 0, features = 0] = inputs.weight.shape;
  const weight = float32(inputs.weight);
  const weightParams = weightParamsOf(weight);
  return {
    weight: quantize(weight, inputs.weight.shape, weightParams),
    weightShape: [outputs, features],
    outAxis: 0,
    weightParams,
    bias: float32(inputs.bias),
  };
}

describe.each(golden.cases)('against torch.ao.quantization.quantize_dynamic: $name', (own) => {
  it('has its scales, zero points and weight codes', () => {
    const { params, expected, inputs } = own;
    expect(affineParams(extremes(float32(inputs.x)), activationGrid(8))).toEqual({
      scale: Math.fround(params.x_scale_full_range),
      zeroPoint: params.x_zero_point_full_range,
    });
    const { weight, weightParams } = layerOf(own);
    expect([...weightParams.scale]).toEqual([Math.fround(params.w_scale)]);
    expect([...weightParams.zeroPoint]).toEqual([params.w_zero_point]);
    expect([...weight]).toEqual(expected.w_int.data);
  });

  it('has its results', () => {
    const y = dynamicLinear(float32(own.inputs.x), layerOf(own), activationGrid(8));
    const exact = float32(own.expected.y);
    const largest = exact.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    expect(y).toHaveLength(exact.length);
    y.forEach((value, i) => {
      expect(Math.abs(value - (exact[i] ?? Number.NaN))).toBeLessThanOrEqual(1e-5 * largest);
    });
  });
});

const matrix = (length: number) =>
  fc
    .array(fc.float({ min: -3, max: 3, noNaN: true }), { minLength: length, maxLength: length })
    .map((values) => Float32Array.from(values));

describe('dynamicLinear', () => {
  it('is the float layer on fake-quantized input and weights, per channel, in either layout', () => {
    const [rows, inputs, outputs] = [2, 3, 4];
    fc.assert(
      fc.property(matrix(rows * inputs), matrix(inputs * outputs), (x, weight) => {
        const ranges = [1, 2, 3, 0.5].map((max) => ({ min: -max, max }));
        const weightParams = perChannelParams(ranges, weightGrid(4), 1);
        const shape = [inputs, outputs] as const;
        const codes = quantize(weight, shape, weightParams);
        const layer = { weight: codes, weightShape: shape, outAxis: 1 as const, weightParams };
        const bias = Float32Array.of(1, -2, 0.5, 0);
        const own = dynamicLinear(x, { ...layer, bias }, activationGrid(6));
        const rounded = fakeQuantize(
          x,
          [x.length],
          perTensorParams(extremes(x), activationGrid(6)),
        );
        const w = dequantize(codes, shape, weightParams);
        own.forEach((value, i) => {
          const [row, out] = [Math.floor(i / outputs), i % outputs];
          let exact = bias[out] ?? 0;
          for (let k = 0; k < inputs; k++) {
            exact += (rounded[row * inputs + k] ?? 0) * (w[k * outputs + out] ?? 0);
          }
          expect(value).toBeCloseTo(exact, 4);
        });
        expect(dynamicLinear(x, { ...transposed(layer), bias }, activationGrid(6))).toEqual(own);
      }),
    );
  });

  it('ranges each batch by itself', () => {
    const grid = activationGrid(2);
    const weightParams = perTensorParams({ min: -1, max: 1 }, weightGrid(2));
    const weight = Int32Array.of(1);
    const layer = { weight, weightShape: [1, 1], outAxis: 0, weightParams, bias: null } as const;
    expect([...dynamicLinear(Float32Array.of(1.2, 3), layer, grid)]).toEqual([1, 3]);
    expect([...dynamicLinear(Float32Array.of(1.2, 6), layer, grid)]).toEqual([2, 6]);
  });
});

function transposed(layer: Omit<DynamicLinearLayer, 'bias'>): Omit<DynamicLinearLayer, 'bias'> {
  const [inputs, outputs] = layer.weightShape;
  const weight = layer.weight.map(
    (_, i) => layer.weight[(i % inputs) * outputs + Math.floor(i / inputs)] ?? 0,
  );
  const weightParams = { ...layer.weightParams, axis: 0 };
  return { weight, weightShape: [outputs, inputs], outAxis: 0, weightParams };
}
