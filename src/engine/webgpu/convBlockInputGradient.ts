import type * as tf from '@tensorflow/tfjs-core';
import { allocate, webgpuBackend } from './backend';
import type { ConvSizes } from './convSizes';
import { dispatch } from './dispatch';
import type { Program } from './program';
import { swapChannels } from './swapChannels';
import { vectorsOf } from './vectors';

/** Returns how many vectors of channels one invocation computes: two share the search for codes. */
const vectorsTogether = (steps: number) => (steps % 2 === 0 ? 2 : 1);

/**
 * Each invocation computes some channels of one pixel of the input: of the results that the pixel
 * took part in, those which the pool let through, found by their codes four at a time.
 */
function program(sizes: ConvSizes): Program {
  const { height, width, channels, kernelHeight, kernelWidth, filters } = sizes;
  const { pooledHeight, pooledWidth, groups } = sizes;
  const { type, count } = vectorsOf(channels);
  const together = Array.from({ length: vectorsTogether(count) }, (_, index) => index);
  const product = (index: number) => `sum${index} += gradient * kernel[weights + ${index}u];`;
  const lane = (index: number) => `
    if ((differing & ${255 * 256 ** index}u) == 0u) {
      let gradient = dy[pooled * filters + 4u * group + ${index}u];
      let weights = (tap * filters + 4u * group + ${index}u) * steps + step;
      ${together.map(product).join('\n')}
    }`;
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
      steps: count,
      together: together.length,
    },
    reads: { dy: 'f32', codes: 'u32', kernel: type },
    writes: { dx: type },
    workgroupSize: 64,
    code: () => `
      const ones = 0x01010101u;
      fn main(index: u32) {
        let step = (index % (steps / together)) * together;
        let pixel = index / (steps / together);
        if (pixel * steps >= arrayLength(&dx)) { return; }
        let image = pixel / (height * width);
        ${together.map((index) => `var sum${index} = ${type}();`).join('\n')}
        for (var tap = 0u; tap < kernelHeight * kernelWidth; tap++) {
          // What lies before the first result wraps around to beyond the last.
          let y = (pixel / width) % height - tap / kernelWidth;
          let x = pixel % width - tap % kernelWidth;
          if (y >= 2u * pooledHeight || x >= 2u * pooledWidth) { continue; }
          let pooled = (image * pooledHeight + y / 2u) * pooledWidth + x / 2u;
          let code = (2u * (y & 1u) + (x & 1u)) * ones;
          for (var group = 0u; group < groups; group++) {
            let differing = codes[pooled * groups + group] ^ code;
            // No byte of it is zero: none of the four came from here.
            if (((differing - ones) & ~differing & 0x80808080u) == 0u) { continue; }
            ${[0, 1, 2, 3].map(lane).join('')}
          }
        }
        ${together.map((index) => `dx[pixel * steps + step + ${index}u] = sum${index};`).join('\n')}
      }`,
  };
}

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
  const invocations = (sizes.images * sizes.height * sizes.width * steps) / vectorsTogether(steps);
  dispatch(program(sizes), { invocations, reads: [dy, codes, swapped], writes: [dx] });
  webgpuBackend().disposeData(swapped.dataId);
  return dx;
}
