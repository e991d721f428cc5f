import type { Rounding } from '../scheme/scheme';
import { eachStretch } from './channels';
import { requireNumber } from './notANumber';
import type { QuantParams } from './params';
import { pytorchRounding, roundTies } from './rounding';

const { fround } = Math;

/**
 * Returns the code of every value: `clamp(rint(x * (1/scale)) + zeroPoint)`, with the float32
 * reciprocal, rounded before the zero point is added, by default half to even; infinities go to the
 * nearer end.
 *
 * Shapes: any rank, flat and row major; the result is as long as `x`.
 * Throws: `not-a-number` when a value is NaN.
 * Source: PyTorch, `fake_quantize_per_tensor_affine` and `_per_channel_affine`.
 */
export function quantize(
  x: Float32Array,
  shape: readonly number[],
  params: QuantParams,
  { ties }: Pick<Rounding, 'ties'> = pytorchRounding,
): Int32Array {
  const round = roundTies(ties);
  const codes = new Int32Array(x.length);
  eachStretch(x.length, shape, params.axis, params.scale.length, (channel, start, end) => {
    const { min, max } = params.grid;
    const { inverse, zeroPoint } = channelParams(params, channel);
    for (let i = start; i < end; i++) {
      const code = round(inSteps(x[i] ?? 0, inverse)) + zeroPoint;
      codes[i] = Math.min(Math.max(code, min), max);
    }
  });
  return codes;
}

/**
 * Returns the real value of every code: `(q - zeroPoint) * scale` in float32.
 *
 * Shapes: any rank, flat and row major; the result is as long as `q`.
 */
export function dequantize(
  q: Int32Array,
  shape: readonly number[],
  params: QuantParams,
): Float32Array {
  const x = new Float32Array(q.length);
  eachStretch(q.length, shape, params.axis, params.scale.length, (channel, start, end) => {
    const { scale, zeroPoint } = channelParams(params, channel);
    for (let i = start; i < end; i++) x[i] = fround((q[i] ?? 0) - zeroPoint) * scale;
  });
  return x;
}

/**
 * Returns every value replaced by that of its code: `dequantize(quantize(x))`.
 *
 * Shapes: any rank, flat and row major; the result is as long as `x`.
 * Throws: `not-a-number` when a value is NaN.
 */
export function fakeQuantize(
  x: Float32Array,
  shape: readonly number[],
  params: QuantParams,
  rounding: Pick<Rounding, 'ties'> = pytorchRounding,
): Float32Array {
  return dequantize(quantize(x, shape, params, rounding), shape, params);
}

/**
 * Returns the gradient of `fakeQuantize` by the straight-through estimator: `gradOut` where
 * `rounding.gradient` lets it pass, 0 elsewhere. By default it passes where the unclamped code lies
 * on the grid; `range` is where the value lies between those of the outermost codes, ends included.
 *
 * Shapes: `x`, `gradOut` and the result are of one length, of any rank.
 * Throws: `not-a-number` when a value of `x` is NaN.
 * Source: PyTorch, `fake_quantize_per_tensor_affine_cachemask` (`code`); TensorFlow,
 * `FakeQuantWithMinMaxVarsGradient` (`range`).
 */
export function fakeQuantizeGradient(
  x: Float32Array,
  gradOut: Float32Array,
  shape: readonly number[],
  params: QuantParams,
  rounding: Rounding = pytorchRounding,
): Float32Array {
  const grad = new Float32Array(x.length);
  eachStretch(x.length, shape, params.axis, params.scale.length, (channel, start, end) => {
    const passes = passesThrough(params, channel, rounding);
    for (let i = start; i < end; i++) grad[i] = passes(x[i] ?? 0) ? (gradOut[i] ?? 0) : 0;
  });
  return grad;
}

function passesThrough(
  params: QuantParams,
  channel: number,
  { ties, gradient }: Rounding,
): (value: number) => boolean {
  const { scale, inverse, zeroPoint } = channelParams(params, channel);
  const [low, high] = [params.grid.min - zeroPoint, params.grid.max - zeroPoint];
  const round = roundTies(ties);
  switch (gradient) {
    case 'code':
      return (value) => isBetween(low, round(inSteps(value, inverse)), high);
    case 'range':
      return (value) => isBetween(fround(low * scale), requireNumber(value), fround(high * scale));
    case 'everywhere':
      return (value) => !Number.isNaN(requireNumber(value));
  }
}

const isBetween = (low: number, value: number, high: number) => value >= low && value <= high;

/** Returns the value in units of the scale, before rounding. */
function inSteps(value: number, inverse: number): number {
  return fround(requireNumber(value) * inverse);
}

function channelParams({ scale, zeroPoint }: QuantParams, channel: number) {
  const ownScale = scale[channel] ?? 1;
  return { scale: ownScale, inverse: fround(1 / ownScale), zeroPoint: zeroPoint[channel] ?? 0 };
}
