import { fakeQuantize } from '../quant/affine';
import { largestMagnitude } from '../quant/extremes';
import { weightGrid } from '../quant/grid';
import { perTensorParams } from '../quant/params';
import { roundHalfEven } from '../quant/roundHalfEven';
import type { BiasScheme } from '../scheme/scheme';

const { fround } = Math;

/**
 * Returns the scale of a layer's sums, `fround(s_x * s_w)`, for every output channel.
 *
 * Shapes: `weightScale` [1] or [channels]; result [channels].
 */
export function sumScales(
  inputScale: number,
  weightScale: Float32Array,
  channels: number,
): Float32Array {
  return Float32Array.from(
    { length: channels },
    (_, channel) => inputScale * (weightScale[channel % weightScale.length] ?? 1),
  );
}

/**
 * Returns the integers that are added to a layer's sums: `rint(fround(bias / (s_x * s_w)))`,
 * saturated at their bits; null where the bias stays in float. A bias of few bits at its own scale
 * is rounded to that first, symmetrically, and then held in 32 bits. One of 32 bits is as wide as
 * the sums, which need more where weights and activations have 16.
 *
 * Shapes: `bias`, `scales` and the result [channels]; `scales` as `sumScales` returns them.
 * Source: TensorFlow Lite 8-bit quantization specification (32 bits at `s_x * s_w`; 64 with
 * activations of 16).
 */
export function integerBias(
  bias: Float32Array,
  scheme: BiasScheme,
  scales: Float32Array,
): Float64Array | null {
  switch (scheme.kind) {
    case 'float':
      return null;
    case 'product':
      return saturated(bias, scales, scheme.bits);
    case 'own':
      return saturated(atOwnScale(bias, scheme.bits), scales, 32);
  }
}

/** Returns the bias rounded to `bits` bits at one symmetric scale that fits it. Shapes: [channels]. */
export function atOwnScale(bias: Float32Array, bits: number): Float32Array {
  const max = largestMagnitude(bias);
  const params = perTensorParams({ min: -max, max }, weightGrid(bits));
  return fakeQuantize(bias, [bias.length], params);
}

function saturated(bias: Float32Array, scales: Float32Array, bits: number): Float64Array {
  const { min, max } = biasEnds(bits);
  return Float64Array.from(bias, (value, channel) => {
    const code = roundHalfEven(fround(value / (scales[channel] ?? 1)));
    return Math.min(Math.max(code, min), max);
  });
}

/** No sum is wider than this many bits. */
const sumBits = 43;

/** Returns the lowest and highest integer of a bias of so many bits, which float32 holds. */
export function biasEnds(bits: number): { min: number; max: number } {
  if (bits >= 32) return { min: -(2 ** (sumBits - 1)), max: 2 ** (sumBits - 1) };
  const end = 2 ** (bits - 1);
  return { min: -end, max: end - 1 };
}
