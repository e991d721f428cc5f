import { exactBelow } from './digitSum';
import { digitsOf, largestDigits } from './digits';

/** One digit of the weights of neighbouring input channels, for one digit of the input. */
export interface KernelPart {
  readonly weight: Float32Array;
  /** As the kernel's, with fewer input channels. */
  readonly shape: readonly number[];
  readonly firstChannel: number;
  readonly inputDigit: number;
  /** Its sums count `256^place`. */
  readonly place: number;
  /** No partial sum passes it; below 2^24. */
  readonly bound: number;
}

/** A kernel in parts whose sums float32 holds, for an input of one digit or of two. */
export interface PartedKernel {
  readonly inputDigits: number;
  readonly parts: readonly KernelPart[];
}

/** Digits of the input and of the weights that splitting may take, the cheapest first. */
const splits = [
  [1, 1],
  [1, 2],
  [2, 1],
  [2, 2],
] as const;

/**
 * Returns the fewest parts of a kernel of integers whose every sum stays below 2^24 for inputs of
 * magnitude `largest` or less: one part, the kernel itself, where its sums do.
 *
 * Shapes: kernels are [row, column, in, out]; dense weights [in, out].
 * Throws: RangeError when even the products of one input channel may sum to 2^24.
 */
export function kernelParts(
  weight: Float64Array,
  shape: readonly number[],
  largest: number,
): PartedKernel {
  const possible = splits.flatMap(([inputDigits, weightDigits]) => {
    const parts = split(weight, shape, largestDigits(largest, inputDigits), weightDigits);
    return parts ? [{ inputDigits, parts }] : [];
  });
  const [first, ...others] = possible;
  if (!first) throw new RangeError('the products of one channel pass 24 bits');
  return others.reduce(
    (best, next) => (next.parts.length < best.parts.length ? next : best),
    first,
  );
}

function split(
  weight: Float64Array,
  shape: readonly number[],
  largest: readonly number[],
  weightDigits: number,
): KernelPart[] | null {
  const parts: KernelPart[] = [];
  const digits = digitsOf(weight, weightDigits);
  for (const [weightPlace, digit] of digits.entries()) {
    for (const [inputDigit, most] of largest.entries()) {
      const chunks = chunksOf(digit, shape, most);
      if (!chunks) return null;
      const place = weightPlace + inputDigit;
      parts.push(
        ...chunks.map((chunk) => ({ ...channelsOf(digit, shape, chunk), inputDigit, place })),
      );
    }
  }
  return parts;
}

interface Chunk {
  readonly firstChannel: number;
  readonly channels: number;
  readonly bound: number;
}

/** Gathers as many neighbouring channels as the bound allows, over and over; null where one is too many. */
function chunksOf(weight: Float64Array, shape: readonly number[], most: number): Chunk[] | null {
  const chunks: Chunk[] = [];
  let sums: Float64Array = new Float64Array(shape.at(-1) ?? 1);
  let chunk: Chunk = { firstChannel: 0, channels: 0, bound: 0 };
  for (let channel = 0; channel < (shape.at(-2) ?? 1); channel++) {
    const own = channelSums(weight, shape, channel, most);
    if (Math.max(...own) >= exactBelow) return null;
    const joined = sums.map((sum, filter) => sum + (own[filter] ?? 0));
    const fits = Math.max(...joined) < exactBelow;
    if (!fits) chunks.push(chunk);
    sums = fits ? joined : own;
    const { firstChannel, channels } = fits ? chunk : { firstChannel: channel, channels: 0 };
    chunk = { firstChannel, channels: channels + 1, bound: Math.max(...sums) };
  }
  return [...chunks, chunk];
}

/** The largest sum that one channel of the input can give every filter. */
function channelSums(
  weight: Float64Array,
  shape: readonly number[],
  channel: number,
  most: number,
): Float64Array {
  const [channels, filters] = [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
  const sums = new Float64Array(filters);
  for (let row = channel; row * filters < weight.length; row += channels) {
    for (let filter = 0; filter < filters; filter++) {
      const size = Math.abs(weight[row * filters + filter] ?? 0);
      sums[filter] = (sums[filter] ?? 0) + most * size;
    }
  }
  return sums;
}

function channelsOf(weight: Float64Array, shape: readonly number[], chunk: Chunk) {
  const [all, filters] = [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
  const [from, size] = [chunk.firstChannel * filters, chunk.channels * filters];
  const taps = weight.length / (all * filters);
  const part = new Float32Array(taps * size);
  for (let tap = 0; tap < taps; tap++) {
    const start = tap * all * filters + from;
    part.set(weight.subarray(start, start + size), tap * size);
  }
  return {
    weight: part,
    shape: [...shape.slice(0, -2), chunk.channels, filters],
    firstChannel: chunk.firstChannel,
    bound: chunk.bound,
  };
}
