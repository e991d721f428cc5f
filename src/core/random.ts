import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of random numbers that its seed and name determine. */
export interface Random {
  /** Returns the next number, uniform in [0, 1). */
  float(): number;
  /** Returns the next number of a normal distribution with mean 0 and variance 1. */
  normal(): number;
  /** Returns `0 .. n - 1` in random order, every order equally likely. */
  permutation(n: number): Int32Array;
}

/**
 * Returns the stream of that name: the same for the same seed and name, and independent of every
 * other stream, so that drawing more from one does not shift another.
 *
 * Units: `seed` is an integer from 0 to 2^32 - 1.
 */
export function createRandom(seed: number, stream: string): Random {
  const generator = xoroshiro128plusFromState(initialState(seed, stream));
  const float = () => uniformFloat64(generator);
  return {
    float,
    normal: () => boxMuller(float(), float()),
    permutation(n) {
      const order = Int32Array.from({ length: n }, (_, index) => index);
      for (let last = n - 1; last > 0; last--) swap(order, last, uniformInt(generator, 0, last));
      return order;
    },
  };
}

function swap(order: Int32Array, i: number, j: number): void {
  const kept = order[i] ?? 0;
  order[i] = order[j] ?? 0;
  order[j] = kept;
}

/** Source: Box and Muller (1958). */
function boxMuller(u: number, v: number): number {
  // 1 - u is in (0, 1]: its logarithm is finite.
  return Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
}

/** Four words from one hash; the mixing is one to one, so at most one of them is zero. */
function initialState(seed: number, stream: string): number[] {
  const hash = fnv1a(`${seed}/${stream}`);
  return [1, 2, 3, 4].map((word) => mixed(hash + Math.imul(word, 0x9e3779b9)));
}

/** Source: Fowler, Noll and Vo, FNV-1a, 32 bits, over UTF-16 code units. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** Source: MurmurHash3, the 32-bit finalizer. */
function mixed(hash: number): number {
  let h = hash | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * Returns initial weights or biases of a layer, uniform in `+-1 / sqrt(fanIn)`.
 *
 * Shapes: as many values as `shape` holds; `fanIn` is the number of inputs of one output.
 * Source: PyTorch, the default of `Conv2d` and `Linear`: `kaiming_uniform_` with `a = sqrt(5)`.
 */
export function initialWeights(
  shape: readonly number[],
  fanIn: number,
  random: Random,
): Float32Array {
  const size = shape.reduce((total, dim) => total * dim, 1);
  const bound = 1 / Math.sqrt(fanIn);
  const weights = new Float32Array(size);
  for (let i = 0; i < size; i++) weights[i] = (2 * random.float() - 1) * bound;
  return weights;
}
