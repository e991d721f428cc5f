import type * as tf from '@tensorflow/tfjs-core';
import { allocate, webgpuBackend } from './backend';
import type { ConvSizes } from './convSizes';
import { dispatch } from './dispatch';
import type { Program } from './program';
import { tileCount } from './tiles';
import { vectorsOf } from './vectors';

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** How the sum over all pooled pixels is cut into tiles, whose sums another program adds. */
interface Tiling extends ConvSizes {
  readonly steps: number;
  readonly tiles: number;
  readonly tilePixels: number;
}

function tilingOf(sizes: ConvSizes): Tiling {
  const pixels = sizes.images * sizes.pooledHeight * sizes.pooledWidth;
  const steps = vectorsOf(sizes.channels).count;
  const tiles = tileCount(pixels, sizes.filters * steps);
  return { ...sizes, steps, tiles, tilePixels: Math.ceil(pixels / tiles) };
}

/**
 * Each invocation sums one tile's share of one filter at every tap, one vector of channels, and
 * touches only the pixels that the pool let through.
 */
function sumsProgram(tiling: Tiling): Program {
  const { height, width, channels, kernelHeight, kernelWidth, filters } = tiling;
  const { pooledHeight, pooledWidth, groups, steps, tiles, tilePixels } = tiling;
  const { type } = vectorsOf(channels);
  const taps = range(kernelHeight * kernelWidth);
  const offset = (tap: number) =>
    (Math.floor(tap / kernelWidth) * width + (tap % kernelWidth)) * steps;
  return {
    name: 'convBlockKernelGradient',
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
      steps,
      tiles,
      tilePixels,
    },
    reads: { source: type, dy: 'f32', codes: 'u32' },
    writes: { sums: type, biasSums: 'f32' },
    workgroupSize: 64,
    code: () => `
      fn main(index: u32) {
        let step = index % steps;
        let filter_ = (index / steps) % filters;
        let tile = index / (steps * filters);
        if (tile >= tiles) { return; }
        ${taps.map((tap) => `var sum${tap} = ${type}();`).join('\n')}
        var biasSum = 0.0;
        let end = min((tile + 1u) * tilePixels, arrayLength(&dy) / filters);
        for (var pixel = tile * tilePixels; pixel < end; pixel++) {
          let code = (codes[pixel * groups + filter_ / 4u] >> (8u * (filter_ % 4u))) & 255u;
          if (code > 3u) { continue; }
          let gradient = dy[pixel * filters + filter_];
          let row = pixel / pooledWidth;
          let y = (row / pooledHeight) * height + 2u * (row % pooledHeight) + (code >> 1u);
          let at = (y * width + 2u * (pixel % pooledWidth) + (code & 1u)) * steps + step;
          biasSum += gradient;
          ${taps.map((tap) => `sum${tap} += gradient * source[at + ${offset(tap)}u];`).join('\n')}
        }
        let place = (tile * filters + filter_) * ${taps.length}u;
        ${taps.map((tap) => `sums[(place + ${tap}u) * steps + step] = sum${tap};`).join('\n')}
        if (step == 0u) { biasSums[tile * filters + filter_] = biasSum; }
      }`,
  };
}

/** Each invocation adds the tiles of one vector of channels, at one tap of one filter, or of one bias. */
function totalsProgram({ kernelHeight, kernelWidth, channels, filters, tiles }: Tiling): Program {
  const { type, count, lanes } = vectorsOf(channels);
  const taps = kernelHeight * kernelWidth;
  const write = (lane: string, index: number) =>
    `kernelGradient[(tap * channels + ${lanes.length}u * step + ${index}u) * filters + filter_] = total${lane};`;
  return {
    name: 'convBlockKernelTotals',
    constants: { taps, channels, steps: count, filters, tiles },
    reads: { sums: type, biasSums: 'f32' },
    writes: { kernelGradient: 'f32', biasGradient: 'f32' },
    workgroupSize: 64,
    code: () => `
      const size = filters * taps * steps;
      fn main(index: u32) {
        if (index < size) {
          var total = ${type}();
          for (var tile = 0u; tile < tiles; tile++) { total += sums[tile * size + index]; }
          let step = index % steps;
          let tap = (index / steps) % taps;
          let filter_ = index / (steps * taps);
          ${lanes.map(write).join('\n')}
        } else if (index - size < filters) {
          var total = 0.0;
          for (var tile = 0u; tile < tiles; tile++) {
            total += biasSums[tile * filters + index - size];
          }
          biasGradient[index - size] = total;
        }
      }`,
  };
}

/** Returns the gradients of kernel and bias. */
export function kernelGradients(
  x: tf.TensorInfo,
  kernelShape: number[],
  dy: tf.TensorInfo,
  codes: tf.TensorInfo,
  sizes: ConvSizes,
): tf.TensorInfo[] {
  const tiling = tilingOf(sizes);
  const { tiles, steps, channels, filters } = tiling;
  const taps = sizes.kernelHeight * sizes.kernelWidth;
  const [sums, biasSums] = [allocate([tiles, filters, taps, channels]), allocate([tiles, filters])];
  const results = [allocate(kernelShape), allocate([filters])];
  dispatch(sumsProgram(tiling), {
    invocations: tiles * filters * steps,
    reads: [x, dy, codes],
    writes: [sums, biasSums],
  });
  dispatch(totalsProgram(tiling), {
    invocations: filters * taps * steps + filters,
    reads: [sums, biasSums],
    writes: results,
  });
  for (const { dataId } of [sums, biasSums]) webgpuBackend().disposeData(dataId);
  return results;
}
