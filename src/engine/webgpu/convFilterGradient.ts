import type * as tf from '@tensorflow/tfjs-core';
import { allocate, webgpuBackend } from './backend';
import { type ConvSizes, convSizes } from './convSizes';
import { dispatch } from './dispatch';
import type { Program } from './program';
import { sumTiles } from './sumTiles';
import { tileCount } from './tiles';
import { readFour, vectorsOf, writeFour } from './vectors';

interface Tiling extends ConvSizes {
  readonly taps: number;
  readonly steps: number;
  readonly tiles: number;
  readonly tilePixels: number;
}

function tilingOf(sizes: ConvSizes): Tiling {
  const pixels = sizes.images * sizes.outHeight * sizes.outWidth;
  const taps = sizes.kernelHeight * sizes.kernelWidth;
  const steps = vectorsOf(sizes.channels).count;
  const tiles = tileCount(pixels, taps * steps * sizes.groups);
  return { ...sizes, taps, steps, tiles, tilePixels: Math.ceil(pixels / tiles) };
}

/** Each invocation sums one tile's share of four filters at one tap, one vector of channels. */
function program(tiling: Tiling): Program {
  const { height, width, channels, kernelHeight, kernelWidth, filters } = tiling;
  const { outHeight, outWidth, groups, taps, steps, tiles, tilePixels } = tiling;
  const { type, lanes } = vectorsOf(channels);
  const sums = lanes.map((lane, index) => ({ lane, name: `sum${index}` }));
  return {
    name: 'convFilterGradient',
    constants: {
      height,
      width,
      channels,
      kernelHeight,
      kernelWidth,
      filters,
      outHeight,
      outWidth,
      groups,
      taps,
      steps,
      tiles,
      tilePixels,
    },
    reads: { source: type, dy: vectorsOf(filters).type },
    writes: { sums: vectorsOf(filters).type },
    workgroupSize: 64,
    code: () => `
      ${readFour('dy', filters)}
      ${writeFour('sums', filters)}
      fn main(index: u32) {
        let group = index % groups;
        let step = (index / groups) % steps;
        let tap = (index / (groups * steps)) % taps;
        let tile = index / (groups * steps * taps);
        if (tile >= tiles) { return; }
        let offset = (tap / kernelWidth) * width + tap % kernelWidth;
        ${sums.map(({ name }) => `var ${name} = vec4<f32>();`).join('\n')}
        let pixels = arrayLength(&dy) / ${vectorsOf(filters).count}u;
        let end = min((tile + 1u) * tilePixels, pixels);
        for (var pixel = tile * tilePixels; pixel < end; pixel++) {
          let row = pixel / outWidth;
          let place = ((row / outHeight) * height + row % outHeight) * width + pixel % outWidth;
          let value = source[(place + offset) * steps + step];
          let gradient = dyFour(pixel, group);
          ${sums.map(({ name, lane }) => `${name} += value${lane} * gradient;`).join('\n')}
        }
        let first = (tile * taps + tap) * channels + step * ${lanes.length}u;
        ${sums.map(({ name }, index) => `sumsWriteFour(first + ${index}u, group, ${name});`).join('\n')}
      }`,
  };
}

/** Returns the gradient of a convolution for its kernel. */
export function filterGradient(
  x: tf.TensorInfo,
  dy: tf.TensorInfo,
  kernelShape: number[],
): tf.TensorInfo {
  const tiling = tilingOf(convSizes(x, { shape: kernelShape }));
  const { tiles, taps, steps, groups } = tiling;
  const sums = allocate([tiles, ...kernelShape]);
  const invocations = tiles * taps * steps * groups;
  dispatch(program(tiling), { invocations, reads: [x, dy], writes: [sums] });
  const gradient = sumTiles(sums, kernelShape);
  webgpuBackend().disposeData(sums.dataId);
  return gradient;
}
