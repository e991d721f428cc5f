import { describe, expect, it } from 'vitest';
import fakeQuantPerChannel from '../golden/fake_quant_per_channel.json';
import fakeQuantPerTensor from '../golden/fake_quant_per_tensor.json';
import { asList, float32, unsignedZeros } from '../golden/golden';
import quantizePerTensor from '../golden/quantize_per_tensor.json';
import { dequantize, fakeQuantize, fakeQuantizeGradient, quantize } from './affine';
import type { QuantParams } from './params';

interface GoldenParams {
  readonly scale: number | readonly number[];
  readonly zero_point: number | readonly number[];
  readonly quant_min: number;
  readonly quant_max: number;
  readonly axis?: number | undefined;
}

function paramsFrom(golden: GoldenParams): QuantParams {
  const { quant_min: min, quant_max: max } = golden;
  return {
    grid: { bits: Math.log2(max - min + 1), min, max, symmetric: false },
    axis: golden.axis ?? null,
    scale: Float32Array.from(asList(golden.scale)),
    zeroPoint: Int32Array.from(asList(golden.zero_point)),
  };
}

/** PyTorch's x86 kernel gives NaN and +Infinity the lowest code: not copied, as its notes advise. */
const quirks = new Set(['nonfinite_x86']);

describe('against torch.quantize_per_tensor and per_channel', () => {
  it.each(quantizePerTensor.cases)('$name', ({ inputs, params, expected }) => {
    const { x } = inputs;
    const own = paramsFrom(params);
    const codes = quantize(float32(x), x.shape, own);
    expect([...codes]).toEqual(expected.int_repr.data);
    expect(dequantize(codes, x.shape, own)).toEqual(float32(expected.dequantize));
  });
});

describe.each([
  ['per_tensor', fakeQuantPerTensor.cases.filter(({ name }) => !quirks.has(name))],
  ['per_channel', fakeQuantPerChannel.cases],
])('against torch.fake_quantize_%s_affine', (_, cases) => {
  it.each<(typeof cases)[number]>(cases)('$name', ({ inputs, params, expected }) => {
    const { x, grad_out: gradOut } = inputs;
    const own = paramsFrom(params);
    expect(fakeQuantize(float32(x), x.shape, own)).toEqual(float32(expected.y));
    const grad = fakeQuantizeGradient(float32(x), float32(gradOut), x.shape, own);
    expect(grad).toEqual(unsignedZeros(float32(expected.grad_x)));
  });
});

describe('where PyTorch on x86 has a quirk', () => {
  const cases = fakeQuantPerTensor.cases.filter(({ name }) => quirks.has(name));

  it.each(cases)('$name: infinities go to the nearer end, NaN is refused', ({ inputs, params }) => {
    const own = paramsFrom(params);
    const [low, high] = [own.grid.min, own.grid.max].map((code) => code * (own.scale[0] ?? 1));
    for (const value of float32(inputs.x)) {
      const x = Float32Array.of(value);
      if (Number.isNaN(value)) expect(() => fakeQuantize(x, [1], own)).toThrow();
      else expect([...fakeQuantize(x, [1], own)]).toEqual([value < 0 ? low : high]);
    }
  });
});

it('names no quirk that the golden file does not hold', () => {
  const names = fakeQuantPerTensor.cases.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([...quirks]));
});
