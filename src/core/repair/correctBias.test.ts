import { expect, it } from 'vitest';
import { weightGrid } from '../quant/grid';
import { perTensorParams } from '../quant/params';
import type { QuantizedLayer } from '../quantized/quantizedModel';
import { correctedBias } from './correctBias';

const halfEven = { ties: 'half-even' } as const;

const layer: QuantizedLayer = {
  spec: { kind: 'dense', id: 'dense', units: 2, relu: false },
  weightShape: [3, 2],
  weight: Float32Array.of(0.9, -0.6, 0.2, 0.8, -0.4, 1),
  weightParams: perTensorParams({ min: -1, max: 1 }, weightGrid(2)),
  bias: Float32Array.of(0.5, -1),
  input: null,
};

const inputs = [
  { float: [1, 2, 0.5], quantized: [1, 1.5, 1] },
  { float: [0, 1, 1.5], quantized: [0.5, 1, 1] },
];

/** Mean output of each channel, from the images themselves. */
function meanOutputs(weight: readonly number[], bias: Float32Array, x: readonly number[][]) {
  return [0, 1].map((channel) => {
    const sums = x.map((row) => row.reduce((s, v, i) => s + v * (weight[i * 2 + channel] ?? 0), 0));
    return sums.reduce((total, sum) => total + sum, 0) / x.length + (bias[channel] ?? 0);
  });
}

const mean = (rows: readonly number[][]) =>
  Float32Array.from([0, 1, 2], (i) => rows.reduce((sum, row) => sum + (row[i] ?? 0), 0) / 2);

it('makes the mean outputs of the quantized layer those of the float layer', () => {
  const float = inputs.map((image) => image.float);
  const quantized = inputs.map((image) => image.quantized);
  const means = { float: mean(float), quantized: mean(quantized) };
  const bias = correctedBias(layer, layer.weight, means, halfEven);
  const rounded = [1, -1, 0, 1, 0, 1];
  const wanted = meanOutputs([...layer.weight], layer.bias, float);
  meanOutputs(rounded, bias, quantized).forEach((value, channel) => {
    expect(value).toBeCloseTo(wanted[channel] ?? Number.NaN, 6);
  });
});

it('changes nothing where nothing was quantized', () => {
  const same = Float32Array.of(1, 2, 3);
  const float = { ...layer, weightParams: null };
  const bias = correctedBias(float, layer.weight, { float: same, quantized: same }, halfEven);
  expect(bias).toEqual(layer.bias);
});
