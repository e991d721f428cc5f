import { quantize } from './affine';
import { extremes } from './extremes';
import type { Grid } from './grid';
import { type Convention, perTensorParams, type QuantParams } from './params';

/** A dense layer whose weights are codes and whose input is ranged as it passes. */
export interface DynamicLinearLayer {
  /** Codes. Shapes: flat, row major in `weightShape`. */
  readonly weight: Int32Array;
  /** [in, out] or [out, in]. */
  readonly weightShape: readonly [number, number];
  /** Axis of `weightShape` along which the outputs lie; that of `weightParams` too, if it has one. */
  readonly outAxis: 0 | 1;
  readonly weightParams: QuantParams;
  /** Real values. Shapes: [out]. */
  readonly bias: Float32Array | null;
}

const { fround } = Math;

/**
 * Returns what the layer makes of a batch: the batch is quantized over its own smallest and largest
 * value, codes are multiplied and added as integers, and the sums are scaled back to real values to
 * which the bias is added.
 *
 * Shapes: `x` [..., in], flat and row major; the result [..., out].
 * Throws: `not-a-number` when a value is NaN or infinite.
 * Source: PyTorch, `quantize_dynamic` with `Linear`.
 */
export function dynamicLinear(
  x: Float32Array,
  layer: DynamicLinearLayer,
  grid: Grid,
  convention: Convention = 'pytorch',
): Float32Array {
  const params = perTensorParams(extremes(x), grid, convention);
  const { outputs, inputs } = sizesOf(layer);
  const steps = quantize(x, [x.length], params).map((q) => q - (params.zeroPoint[0] ?? 0));
  const y = new Float32Array((x.length / inputs) * outputs);
  for (let i = 0; i < y.length; i++) {
    const out = i % outputs;
    const row = ((i - out) / outputs) * inputs;
    const scale = fround((params.scale[0] ?? 1) * weightScale(layer, out));
    y[i] = fround(integerSum(steps, row, layer, out) * scale) + (layer.bias?.[out] ?? 0);
  }
  return y;
}

function integerSum(
  steps: Int32Array,
  row: number,
  layer: DynamicLinearLayer,
  out: number,
): number {
  const { outputs, inputs } = sizesOf(layer);
  const zeroPoint = channelValue(layer.weightParams.zeroPoint, out);
  const [start, stride] = layer.outAxis === 0 ? [out * inputs, 1] : [out, outputs];
  let sum = 0;
  for (let i = 0; i < inputs; i++) {
    sum += (steps[row + i] ?? 0) * ((layer.weight[start + i * stride] ?? 0) - zeroPoint);
  }
  return sum;
}

function sizesOf({ weightShape, outAxis }: DynamicLinearLayer) {
  return { outputs: weightShape[outAxis], inputs: weightShape[outAxis === 0 ? 1 : 0] };
}

function weightScale({ weightParams }: DynamicLinearLayer, out: number): number {
  return channelValue(weightParams.scale, out);
}

/** One value serves all outputs where there is only one. */
function channelValue(values: ArrayLike<number>, out: number): number {
  return values[values.length === 1 ? 0 : out] ?? 0;
}
