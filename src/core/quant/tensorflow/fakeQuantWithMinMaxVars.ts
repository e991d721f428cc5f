import { eachStretch } from '../channels';
import { requireNumber } from '../notANumber';
import { type CodeRange, type Nudged, nudge, tensorflowCodes } from './nudge';

const { floor, fround, max, min } = Math;

/** What TensorFlow's fake quantization of a tensor is fixed by. */
export interface MinMaxVars {
  /** One value, or with an `axis` one for every index along it. */
  readonly min: Float32Array;
  /** As long as `min`. */
  readonly max: Float32Array;
  readonly axis: number | null;
  /** 2 to 16. */
  readonly bits: number;
  /** Leaves out code 0. */
  readonly narrow: boolean;
}

/** The gradient of TensorFlow's fake quantization, to everything that it depends on. */
export interface MinMaxVarsGradient {
  readonly x: Float32Array;
  readonly min: Float32Array;
  readonly max: Float32Array;
}

/**
 * Returns every value rounded to the codes of its range, which is nudged until zero has one:
 * `floor((clamp(x, min', max') - min') / scale + 0.5) * scale + min'`, ties up, in float32. A range
 * from 0 to 0 gives 0.
 *
 * Shapes: `x` of any rank, flat and row major; the result is as long.
 * Throws: `not-a-number` when a value is NaN; RangeError when `bits` is none of 2 to 16, or a range
 * other than 0 to 0 has no width.
 * Source: TensorFlow, core/kernels/fake_quant_ops_functor.h, `FakeQuantWithMinMaxVarsFunctor` and
 * `FakeQuant4WithMinMaxVarsPerChannelFunctor`.
 */
export function fakeQuantWithMinMaxVars(
  x: Float32Array,
  shape: readonly number[],
  vars: MinMaxVars,
): Float32Array {
  const codes = tensorflowCodes(vars.bits, vars.narrow);
  const y = new Float32Array(x.length);
  eachStretch(x.length, shape, vars.axis, vars.min.length, (channel, start, end) => {
    const round = rounderOf(vars, channel, codes);
    for (let i = start; i < end; i++) y[i] = round(requireNumber(x[i] ?? 0));
  });
  return y;
}

function rounderOf(vars: MinMaxVars, channel: number, codes: CodeRange): (x: number) => number {
  const nudged = nudgedRange(vars, channel, codes);
  if (nudged === null) return () => 0;
  const { scale } = nudged;
  return (x) => {
    const shifted = fround(max(min(x, nudged.max), nudged.min) - nudged.min);
    const code = floor(fround(fround(shifted / scale) + 0.5));
    return fround(fround(code * scale) + nudged.min);
  };
}

/**
 * Returns the gradient of `fakeQuantWithMinMaxVars`: to `x` where it lies in the nudged range, ends
 * included; to `min` the sum of what fell below, to `max` of what fell above. A range from 0 to 0
 * passes all of it to `x`.
 *
 * Shapes: `x` and `gradOut` of one length and any rank; `min` and `max` as those of `vars`.
 * Throws: as `fakeQuantWithMinMaxVars`.
 * Source: TensorFlow, core/kernels/fake_quant_ops_functor.h,
 * `FakeQuantWithMinMaxVarsGradientFunctor` and its per-channel kin.
 */
export function fakeQuantWithMinMaxVarsGradient(
  x: Float32Array,
  gradOut: Float32Array,
  shape: readonly number[],
  vars: MinMaxVars,
): MinMaxVarsGradient {
  const codes = tensorflowCodes(vars.bits, vars.narrow);
  const gradX = new Float32Array(x.length);
  // Summed in double precision: the order of a float32 sum is nobody's specification.
  const below = new Float64Array(vars.min.length);
  const above = new Float64Array(vars.min.length);
  eachStretch(x.length, shape, vars.axis, vars.min.length, (channel, start, end) => {
    const sideOf = sidesOf(nudgedRange(vars, channel, codes));
    for (let i = start; i < end; i++) {
      const side = sideOf(requireNumber(x[i] ?? 0));
      const grad = gradOut[i] ?? 0;
      if (side === 'inside') gradX[i] = grad;
      else add(side === 'below' ? below : above, channel, grad);
    }
  });
  return { x: gradX, min: Float32Array.from(below), max: Float32Array.from(above) };
}

function sidesOf(nudged: Nudged | null): (x: number) => 'below' | 'inside' | 'above' {
  if (nudged === null) return () => 'inside';
  return (x) => (x < nudged.min ? 'below' : x > nudged.max ? 'above' : 'inside');
}

function add(sums: Float64Array, index: number, value: number): void {
  sums[index] = (sums[index] ?? 0) + value;
}

/** Null for the range from 0 to 0, whose scale would be 0. */
function nudgedRange(vars: MinMaxVars, channel: number, codes: CodeRange): Nudged | null {
  const range = { min: vars.min[channel] ?? 0, max: vars.max[channel] ?? 0 };
  if (range.min === 0 && range.max === 0) return null;
  const nudged = nudge(range, codes);
  if (nudged.scale > 0) return nudged;
  throw new RangeError(`no codes fit between ${range.min} and ${range.max}`);
}
