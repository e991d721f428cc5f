import type { LayerReport } from '../run';
import { dequantize, quantize } from './affine';
import { eachStretch } from './channels';
import type { QuantParams } from './params';
import { roundHalfEven } from './roundHalfEven';

/** How the weights of a layer came out of quantization. */
export type WeightReport = Pick<LayerReport, 'histogram' | 'edges' | 'clippedShare' | 'sqnrDb'>;

/** Odd, so that zero is in the middle of a bin. */
const binCount = 61;

/** Room left beyond the outermost codes and weights, as a share of what they span. */
const margin = 0.02;

/**
 * Returns the histogram of the weights in units of codes, before rounding, all channels together;
 * the share of weights that had to be clipped; and the signal to quantization noise of what they
 * were rounded to, the nearest codes unless told otherwise.
 *
 * Shapes: `weights` and `rounded` flat and row major in `shape`; `edges` is one longer than
 * `histogram`.
 * Units: edges in codes, the share from 0 to 1, the noise in dB (Infinity when nothing is lost).
 * Throws: `not-a-number` when a weight is NaN.
 */
export function weightReport(
  weights: Float32Array,
  shape: readonly number[],
  params: QuantParams,
  rounded = dequantize(quantize(weights, shape, params), shape, params),
): WeightReport {
  const unrounded = inCodes(weights, shape, params);
  const edges = edgesAround(unrounded, params);
  return {
    histogram: countBetween(unrounded, edges),
    edges,
    clippedShare: clippedShareOf(unrounded, params),
    sqnrDb: sqnrDbOf(weights, rounded),
  };
}

function inCodes(
  weights: Float32Array,
  shape: readonly number[],
  { axis, scale, zeroPoint }: QuantParams,
): Float32Array {
  const codes = new Float32Array(weights.length);
  eachStretch(weights.length, shape, axis, scale.length, (channel, start, end) => {
    const inverse = Math.fround(1 / (scale[channel] ?? 1));
    const offset = zeroPoint[channel] ?? 0;
    for (let i = start; i < end; i++) codes[i] = (weights[i] ?? 0) * inverse + offset;
  });
  return codes;
}

function edgesAround(codes: Float32Array, { grid }: QuantParams): number[] {
  const low = codes.reduce((least, code) => Math.min(least, code), grid.min - 0.5);
  const high = codes.reduce((most, code) => Math.max(most, code), grid.max + 0.5);
  const ends = grid.symmetric ? [-Math.max(-low, high), Math.max(-low, high)] : [low, high];
  const [start = 0, end = 0] = ends;
  const room = (end - start) * margin;
  const width = (end - start + 2 * room) / binCount;
  return Array.from({ length: binCount + 1 }, (_, index) => start - room + index * width);
}

function countBetween(codes: Float32Array, edges: readonly number[]): number[] {
  const histogram = new Array<number>(binCount).fill(0);
  const [start = 0, second = 1] = edges;
  const width = second - start;
  for (const code of codes) {
    const index = Math.min(Math.floor((code - start) / width), binCount - 1);
    histogram[index] = (histogram[index] ?? 0) + 1;
  }
  return histogram;
}

function clippedShareOf(codes: Float32Array, { grid }: QuantParams): number {
  let clipped = 0;
  for (const code of codes) {
    const rounded = roundHalfEven(code);
    if (rounded < grid.min || rounded > grid.max) clipped++;
  }
  return codes.length === 0 ? 0 : clipped / codes.length;
}

function sqnrDbOf(exact: Float32Array, quantized: Float32Array): number {
  let signal = 0;
  let noise = 0;
  exact.forEach((value, i) => {
    signal += value * value;
    noise += (value - (quantized[i] ?? 0)) ** 2;
  });
  return noise === 0 ? Number.POSITIVE_INFINITY : 10 * Math.log10(signal / noise);
}
