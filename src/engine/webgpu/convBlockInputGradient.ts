import type * as tf from '@tensorflow/tfjs-core';
import { allocate, webgpuBackend } from './backend';
import type { ConvSizes } from './convSizes';
import { dispatch } from './dispatch';
import type { Program } from './program';
import { swapChannels } from './swapChannels';
import { vectorsOf } from './vectors';

/** Returns how many vectors of channels one invocation computes: two share the look at the codes. */
const vectorsTogether = (steps: number) => (steps % 2 === 0 ? 2 : 1);

const lanes = [0, 1, 2, 3];
const pixels = [0, 1].flatMap((row) => [0, 1].map((column) => ({ row, column })));

/** Adds what one filter of a pooled pixel passes back to the four pixels of a block. */
function passBack(lane: number, together: readonly number[]): string {
  const product = (pixel: number) => (vector: number) =>
    `sum${pixel}_${vector} += gradient * kernel[weights + ${vector}u];`;
  const toPixel = ({ row, column }: (typeof pixels)[number], pixel: number) => `
    if (tapRow + ${row}u < kernelHeight && tapColumn + ${column}u < kernelWidth) {
      let tap = (tapRow + ${row}u) * kernelWidth + tapColumn + ${column}u;
      let weights = (tap * filters + filter_) * steps + step;
      ${together.map(product(pixel)).join('\n')}
    }`;
  return `{
    let code = (word >> ${8 * lane}u) & 255u;
    if (code < 4u) {
      let filter_ = 4u * group + ${lane}u;
      let gradient = dy[pooled * filters + filter_];
      // The tap at which the block's first pixel met the result that was let through.
      let tapRow = 2u * up - (code >> 1u);
      let tapColumn = 2u * left - (code & 1u);
      ${pixels.map(toPixel).join('')}
    }
  }`;
}

/**
 * Each invocation computes some channels of a block of 2x2 pixels of the input, from the few pooled
 * pixels whose windows the block took part in: of each, one result was let through, if any. What
 * lies before the first row or column wraps around to beyond the last.
 */
function program(sizes: ConvSizes): Program {
  const { height, width, channels, kernelHeight, kernelWidth, filters } = sizes;
  const { pooledHeight, pooledWidth, groups } = sizes;
  const { type, count } = vectorsOf(channels);
  const together = Array.from({ length: vectorsTogether(count) }, (_, index) => index);
  const sums = pixels.flatMap((place, pixel) =>
    together.map((vector) => ({ ...place, vector, name: `sum${pixel}_${vector}` })),
  );
  return {
    name: 'convBlockInputGradient',
    constants: {
      height,
      width,
      channels,
      kernelHeight,
      kernelWidth,
      filters,
      groups,
      pooledHeight,
      pooledWidth,
      blockRows: Math.ceil(height / 2),
      blockColumns: Math.ceil(width / 2),
      steps: count,
      together: together.length,
      pooledUp: kernelHeight >> 1,
      pooledLeft: kernelWidth >> 1,
    },
    reads: { dy: 'f32', codes: 'u32', kernel: type },
    writes: { dx: type },
    workgroupSize: 64,
    code: () => `
      fn main(index: u32) {
        let step = (index % (steps / together)) * together;
        let block = index / (steps / together);
        let blockColumn = block % blockColumns;
        let blockRow = (block / blockColumns) % blockRows;
        let image = block / (blockColumns * blockRows);
        let corner = (image * height + 2u * blockRow) * width + 2u * blockColumn;
        if (corner * steps >= arrayLength(&dx)) { return; }
        ${sums.map(({ name }) => `var ${name} = ${type}();`).join('\n')}
        for (var up = 0u; up <= pooledUp; up++) {
          for (var left = 0u; left <= pooledLeft; left++) {
            let y = blockRow - up;
            let x = blockColumn - left;
            if (y >= pooledHeight || x >= pooledWidth) { continue; }
            let pooled = (image * pooledHeight + y) * pooledWidth + x;
            for (var group = 0u; group < groups; group++) {
              let word = codes[pooled * groups + group];
              if (word == 0x04040404u) { continue; }
              ${lanes.map((lane) => passBack(lane, together)).join('\n')}
            }
          }
        }
        ${sums.map(writeSum).join('')}
      }`,
  };
}

interface Sum {
  readonly row: number;
  readonly column: number;
  readonly vector: number;
  readonly name: string;
}

const writeSum = ({ row, column, vector, name }: Sum) => `
  if (2u * blockRow + ${row}u < height && 2u * blockColumn + ${column}u < width) {
    dx[(corner + ${row}u * width + ${column}u) * steps + step + ${vector}u] = ${name};
  }`;

/** Returns the gradient of x. */
export function inputGradient(
  shape: number[],
  kernel: tf.TensorInfo,
  dy: tf.TensorInfo,
  codes: tf.TensorInfo,
  sizes: ConvSizes,
): tf.TensorInfo {
  const swapped = swapChannels(kernel);
  const dx = allocate(shape);
  const steps = vectorsOf(sizes.channels).count;
  const blocks = sizes.images * Math.ceil(sizes.height / 2) * Math.ceil(sizes.width / 2);
  const invocations = (blocks * steps) / vectorsTogether(steps);
  dispatch(program(sizes), { invocations, reads: [dy, codes, swapped], writes: [dx] });
  webgpuBackend().disposeData(swapped.dataId);
  return dx;
}
