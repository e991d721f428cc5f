import type * as tf from '@tensorflow/tfjs-core';
import { batchNormEpsilon } from '../../core/model/spec';
import { allocate, webgpuBackend } from './backend';
import { mostPairTiles, pairTotalText, pairWorkgroup } from './channelPairs';
import { dispatch } from './dispatch';
import { type Inputs, sizeOf } from './inputs';
import type { Program } from './program';
import { tileCount } from './tiles';
import { readFour, vectorsOf, writeFour } from './vectors';

/** Sizes of the input, and how its pooled pixels are cut into tiles. */
interface Tiling {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly groups: number;
  readonly pooledHeight: number;
  readonly pooledWidth: number;
  readonly tiles: number;
  readonly tilePixels: number;
}

function tilingOf(x: tf.TensorInfo): Tiling {
  const [images = 0, height = 0, width = 0, channels = 0] = x.shape;
  const [pooledHeight, pooledWidth] = [height >> 1, width >> 1];
  const pixels = images * pooledHeight * pooledWidth;
  const tiles = tileCount(pixels, channels, mostPairTiles);
  const tilePixels = Math.ceil(pixels / tiles);
  const groups = Math.ceil(channels / 4);
  return { height, width, channels, groups, pooledHeight, pooledWidth, tiles, tilePixels };
}

/**
 * Each invocation sums one channel of one tile: the gradients that the pool let through, and they
 * times how far x is from its mean.
 */
const sumsProgram = (tiling: Tiling): Program => ({
  name: 'normReluMaxPoolSums',
  constants: { ...tiling },
  reads: { x: 'f32', dy: 'f32', codes: 'u32', mean: 'f32' },
  writes: { pairs: 'vec2<f32>' },
  workgroupSize: 64,
  code: () => `
    fn main(index: u32) {
      if (index >= arrayLength(&pairs)) { return; }
      let channel = index % channels;
      let tile = index / channels;
      let end = min((tile + 1u) * tilePixels, arrayLength(&dy) / channels);
      var pair = vec2(0.0);
      for (var pixel = tile * tilePixels; pixel < end; pixel++) {
        let code = (codes[pixel * groups + channel / 4u] >> (8u * (channel % 4u))) & 255u;
        if (code > 3u) { continue; }
        let row = pixel / pooledWidth;
        let y = (row / pooledHeight) * height + 2u * (row % pooledHeight) + (code >> 1u);
        let at = y * width + 2u * (pixel % pooledWidth) + (code & 1u);
        let gradient = dy[pixel * channels + channel];
        pair += gradient * vec2(1.0, x[at * channels + channel] - mean[channel]);
      }
      pairs[index] = pair;
    }`,
});

/**
 * Each workgroup finishes one channel, and writes what the gradient of x is made of:
 * dx = factor * dy + slope * (x - mean) + shift.
 * Source: Ioffe and Szegedy, arXiv 1502.03167, section 3.
 */
const totalsProgram = (channels: number, tiles: number, pixels: number): Program => ({
  name: 'normReluMaxPoolTotals',
  constants: { channels, tiles, pixels },
  reads: { pairs: 'vec2<f32>', gamma: 'f32', mean: 'f32', variance: 'f32' },
  writes: { dGamma: 'f32', dBeta: 'f32', terms: 'f32' },
  workgroupSize: pairWorkgroup,
  code: () => `
    ${pairTotalText}
    fn main(index: u32) {
      let channel = index / ${pairWorkgroup}u;
      let total = pairTotal(channel, index % ${pairWorkgroup}u);
      if (index % ${pairWorkgroup}u != 0u) { return; }
      let inverse = 1.0 / sqrt(variance[channel] + ${batchNormEpsilon});
      let factor = gamma[channel] * inverse;
      dBeta[channel] = total.x;
      dGamma[channel] = total.y * inverse;
      terms[channel] = mean[channel];
      terms[channels + channel] = factor;
      terms[2u * channels + channel] = -factor * inverse * inverse * total.y / f32(pixels);
      terms[3u * channels + channel] = -factor * total.x / f32(pixels);
    }`,
});

/** Each invocation computes the gradient of four channels of one pixel of x. */
const inputProgram = (tiling: Tiling): Program => {
  const { channels } = tiling;
  const { type, count } = vectorsOf(channels);
  return {
    name: 'normReluMaxPoolGradient',
    constants: { ...tiling },
    reads: { x: type, dy: type, codes: 'u32', terms: type },
    writes: { dx: type },
    workgroupSize: 64,
    code: () => `
      ${['x', 'dy', 'terms'].map((name) => readFour(name, channels)).join('\n')}
      ${writeFour('dx', channels)}
      fn passed(pixel: u32, group: u32) -> vec4<f32> {
        let y = (pixel / width) % height;
        let x = pixel % width;
        if (y >= 2u * pooledHeight || x >= 2u * pooledWidth) { return vec4(0.0); }
        let image = pixel / (width * height);
        let pooled = (image * pooledHeight + y / 2u) * pooledWidth + x / 2u;
        let word = codes[pooled * groups + group];
        let codes_ = (vec4(word) >> vec4(0u, 8u, 16u, 24u)) & vec4(255u);
        return select(vec4(0.0), dyFour(pooled, group), codes_ == vec4(2u * (y & 1u) + (x & 1u)));
      }
      fn main(index: u32) {
        let group = index % groups;
        let pixel = index / groups;
        if (pixel * ${count}u >= arrayLength(&dx)) { return; }
        let distance = xFour(pixel, group) - termsFour(0u, group);
        let gradient = termsFour(1u, group) * passed(pixel, group)
          + termsFour(2u, group) * distance + termsFour(3u, group);
        dxWriteFour(pixel, group, gradient);
      }`,
  };
};

/** Returns the gradients of x, gamma and beta. */
export function gradients({
  x,
  gamma,
  mean,
  variance,
  dy,
  codes,
}: Inputs<'x' | 'gamma' | 'mean' | 'variance' | 'dy' | 'codes'>): tf.TensorInfo[] {
  const tiling = tilingOf(x);
  const { channels, groups, tiles } = tiling;
  const pixels = sizeOf(x) / channels;
  const [pairs, terms] = [allocate([tiles, channels, 2]), allocate([4, channels])];
  const [dx, dGamma, dBeta] = [allocate(x.shape), allocate([channels]), allocate([channels])];
  dispatch(sumsProgram(tiling), {
    invocations: tiles * channels,
    reads: [x, dy, codes, mean],
    writes: [pairs],
  });
  dispatch(totalsProgram(channels, tiles, pixels), {
    invocations: channels * pairWorkgroup,
    reads: [pairs, gamma, mean, variance],
    writes: [dGamma, dBeta, terms],
  });
  dispatch(inputProgram(tiling), {
    invocations: pixels * groups,
    reads: [x, dy, codes, terms],
    writes: [dx],
  });
  for (const { dataId } of [pairs, terms]) webgpuBackend().disposeData(dataId);
  return [dx, dGamma, dBeta];
}
