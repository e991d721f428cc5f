import { eachStretch } from './channels';
import { nanError } from './notANumber';
import type { QuantParams } from './params';
import { roundHalfEven } from './roundHalfEven';

const { fround } = Math;

/**
 * Returns the code of every value: `clamp(rint(x * (1/scale)) + zeroPoint)`, with the float32
 * reciprocal, rounded half to even before the zero point is added; infinities go to the nearer end.
 *
 * Shapes: any rank, flat and row major; the result is as long as `x`.
 * Throws: `not-a-number` when a value is NaN.
 * Source: PyTorch, `fake_quantize_per_tensor_affine` and `_per_channel_affine`.
 */
export function quantize(
  x: Float32Array,
  shape: readonly number[],
  params: QuantParams,
): Int32Array {
  const codes = new Int32Array(x.length);
  eachStretch(x.length, shape, params.axis, params.scale.length, (channel, start, end) => {
    const { min, max } = params.grid;
    const { inverse, zeroPoint } = channelParams(params, channel);
    for (let i = start; i < end; i++) {
      const code = unclampedCode(x[i] ?? 0, inverse, zeroPoint);
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
): Float32Array {
  return dequantize(quantize(x, shape, params), shape, params);
}

/**
 * Returns the gradient of `fakeQuantize` by the straight-through estimator with clipping: `gradOut`
 * where the unclamped code lies on the grid, 0 elsewhere.
 *
 * Shapes: `x`, `gradOut` and the result are of one length, of any rank.
 * Throws: `not-a-number` when a value of `x` is NaN.
 * Source: PyTorch, `fake_quantize_per_tensor_affine_cachemask`.
 */
export function fakeQuantizeGradient(
  x: Float32Array,
  gradOut: Float32Array,
  shape: readonly number[],
  params: QuantParams,
): Float32Array {
  const grad = new Float32Array(x.length);
  eachStretch(x.length, shape, params.axis, params.scale.length, (channel, start, end) => {
    const { min, max } = params.grid;
    const { inverse, zeroPoint } = channelParams(params, channel);
    for (let i = start; i < end; i++) {
      const code = unclampedCode(x[i] ?? 0, inverse, zeroPoint);
      grad[i] = code >= min && code <= max ? (gradOut[i] ?? 0) : 0;
    }
  });
  return grad;
}

function unclampedCode(value: number, inverse: number, zeroPoint: number): number {
  if (Number.isNaN(value)) throw nanError();
  return roundHalfEven(fround(value * inverse)) + zeroPoint;
}

function channelParams({ scale, zeroPoint }: QuantParams, channel: number) {
  const ownScale = scale[channel] ?? 1;
  return { scale: ownScale, inverse: fround(1 / ownScale), zeroPoint: zeroPoint[channel] ?? 0 };
}
