import * as tf from '@tensorflow/tfjs-core';
import { allocate } from './backend';
import { dispatch } from './dispatch';
import type { Program } from './program';
import { vectorsOf } from './vectors';

/** Each invocation adds one vector of all tiles, always in the same order. */
function program(size: number, tiles: number): Program {
  const { type, count } = vectorsOf(size);
  return {
    name: 'sumTiles',
    constants: { count, tiles },
    reads: { sums: type },
    writes: { total: type },
    workgroupSize: 64,
    code: () => `
      fn main(index: u32) {
        if (index >= count) { return; }
        var sum = ${type}();
        for (var tile = 0u; tile < tiles; tile++) { sum += sums[tile * count + index]; }
        total[index] = sum;
      }`,
  };
}

/** Returns the sum over the first axis. Shapes: sums [tiles, ...shape]; result as given. */
export function sumTiles(sums: tf.TensorInfo, shape: number[]): tf.TensorInfo {
  const size = tf.util.sizeFromShape(shape);
  const total = allocate(shape);
  const [tiles = 0] = sums.shape;
  const invocations = vectorsOf(size).count;
  dispatch(program(size, tiles), { invocations, reads: [sums], writes: [total] });
  return total;
}
