import { eachStretch } from './channels';
import { requireNumber } from './notANumber';
import { roundHalfEven } from './roundHalfEven';

const { fround, max, min } = Math;

/** Parameters of a fake quantization that are trained. */
export interface LearnedParams {
  /** Lowest and highest code. */
  readonly grid: { readonly min: number; readonly max: number };
  readonly axis: number | null;
  /** Positive. One value, or with an `axis` one for every index along it. */
  readonly scale: Float32Array;
  /** Real; rounded half to even and clamped to the grid before use. As long as `scale`. */
  readonly zeroPoint: Float32Array;
}

/** The gradient of a learned fake quantization, to everything that it depends on. */
export interface LearnedGradient {
  readonly x: Float32Array;
  readonly scale: Float32Array;
  readonly zeroPoint: Float32Array;
}

/**
 * Returns every value rounded to the grid: `(clamp(rint(x * (1/scale)) + z) - z) * scale`, with `z`
 * the zero point rounded.
 *
 * Shapes: `x` of any rank, flat and row major; the result is as long.
 * Throws: `not-a-number` when a value is NaN.
 * Source: PyTorch, `_fake_quantize_learnable_per_tensor_affine` and `_per_channel_affine`.
 */
export function learnedFakeQuantize(
  x: Float32Array,
  shape: readonly number[],
  params: LearnedParams,
): Float32Array {
  const y = new Float32Array(x.length);
  eachStretch(x.length, shape, params.axis, params.scale.length, (channel, start, end) => {
    const own = channelOf(params, channel);
    for (let i = start; i < end; i++) y[i] = clamp(stepsOf(x[i] ?? 0, own), own) * own.scale;
  });
  return y;
}

/**
 * Returns the gradient of `learnedFakeQuantize` by the straight-through estimator. Where the
 * unclamped code is on the grid, `x` gets `gradOut` and the scale `rint(v) - v` times it, with
 * `v = x / scale`; elsewhere `x` gets 0, the scale the clamped code less the zero point, and the
 * zero point `-scale`, times `gradOut`. Those of scale and zero point are summed by channel and
 * multiplied by `gradFactor`.
 *
 * Shapes: `x` and `gradOut` of one length and any rank; the others as in `params`.
 * Throws: `not-a-number` when a value of `x` is NaN.
 * Source: LSQ, arXiv 1902.08153, equation 3; LSQ+, arXiv 2004.09576, section 3.1; PyTorch,
 * `_fake_quantize_learnable_per_tensor_affine_backward` and `_per_channel_affine_backward`.
 */
export function learnedFakeQuantizeGradient(
  x: Float32Array,
  gradOut: Float32Array,
  shape: readonly number[],
  params: LearnedParams,
  gradFactor: number,
): LearnedGradient {
  const gradX = new Float32Array(x.length);
  // Summed in double precision: the order of a float32 sum is nobody's specification.
  const scale = new Float64Array(params.scale.length);
  const zeroPoint = new Float64Array(params.scale.length);
  eachStretch(x.length, shape, params.axis, params.scale.length, (channel, start, end) => {
    const own = channelOf(params, channel);
    let [toScale, toZeroPoint] = [scale[channel] ?? 0, zeroPoint[channel] ?? 0];
    for (let i = start; i < end; i++) {
      const grad = gradOut[i] ?? 0;
      const steps = stepsOf(x[i] ?? 0, own);
      const clamped = clamp(steps, own);
      if (steps === clamped) {
        gradX[i] = grad;
        toScale += (steps - (x[i] ?? 0) / own.scale) * grad;
      } else {
        toScale += clamped * grad;
        toZeroPoint -= own.scale * grad;
      }
    }
    scale[channel] = toScale;
    zeroPoint[channel] = toZeroPoint;
  });
  return {
    x: gradX,
    scale: Float32Array.from(scale, (sum) => sum * gradFactor),
    zeroPoint: Float32Array.from(zeroPoint, (sum) => sum * gradFactor),
  };
}

/** One channel's parameters; `low` and `high` are the ends of the grid less the zero point. */
interface Channel {
  readonly scale: number;
  readonly inverse: number;
  readonly low: number;
  readonly high: number;
}

function channelOf({ grid, scale, zeroPoint }: LearnedParams, channel: number): Channel {
  const own = scale[channel] ?? 1;
  const rounded = min(max(roundHalfEven(zeroPoint[channel] ?? 0), grid.min), grid.max);
  return {
    scale: own,
    inverse: fround(1 / own),
    low: grid.min - rounded,
    high: grid.max - rounded,
  };
}

/** Returns the code less the zero point, not clamped. */
function stepsOf(value: number, { inverse }: Channel): number {
  return roundHalfEven(fround(requireNumber(value) * inverse));
}

function clamp(steps: number, { low, high }: Channel): number {
  return min(max(steps, low), high);
}
