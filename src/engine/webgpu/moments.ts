import type * as tf from '@tensorflow/tfjs-core';
import { momentsKernel } from '../ops/batchNorm';
import { allocate, webgpuBackend } from './backend';
import { mostPairTiles, pairTotalText, pairWorkgroup } from './channelPairs';
import { dispatch } from './dispatch';
import { type Inputs, register, sizeOf } from './inputs';
import type { Program } from './program';
import { tileCount } from './tiles';

/**
 * Each invocation sums one channel of one tile, and its squares, less the channel's first value:
 * far from zero the difference of large sums would lose the variance.
 */
const sumsProgram = (channels: number, tiles: number, tilePixels: number): Program => ({
  name: 'momentSums',
  constants: { channels, tiles, tilePixels },
  reads: { x: 'f32' },
  writes: { pairs: 'vec2<f32>' },
  workgroupSize: 64,
  code: () => `
    fn main(index: u32) {
      if (index >= arrayLength(&pairs)) { return; }
      let channel = index % channels;
      let tile = index / channels;
      let end = min((tile + 1u) * tilePixels, arrayLength(&x) / channels);
      var pair = vec2(0.0);
      for (var pixel = tile * tilePixels; pixel < end; pixel++) {
        let value = x[pixel * channels + channel] - x[channel];
        pair += vec2(value, value * value);
      }
      pairs[index] = pair;
    }`,
});

/** Each workgroup finishes one channel. */
const program = (channels: number, tiles: number, pixels: number): Program => ({
  name: 'moments',
  constants: { channels, tiles, pixels },
  reads: { x: 'f32', pairs: 'vec2<f32>' },
  writes: { mean: 'f32', variance: 'f32' },
  workgroupSize: pairWorkgroup,
  code: () => `
    ${pairTotalText}
    fn main(index: u32) {
      let channel = index / ${pairWorkgroup}u;
      let means = pairTotal(channel, index % ${pairWorkgroup}u) / f32(pixels);
      if (index % ${pairWorkgroup}u == 0u) {
        mean[channel] = x[channel] + means.x;
        variance[channel] = max(means.y - means.x * means.x, 0.0);
      }
    }`,
});

/** Returns mean and biased variance of each channel. */
function moments(x: tf.TensorInfo): tf.TensorInfo[] {
  const channels = x.shape[3] ?? 1;
  const pixels = sizeOf(x) / channels;
  const tiles = tileCount(pixels, channels, mostPairTiles);
  const pairs = allocate([tiles, channels, 2]);
  const results = [allocate([channels]), allocate([channels])];
  dispatch(sumsProgram(channels, tiles, Math.ceil(pixels / tiles)), {
    invocations: tiles * channels,
    reads: [x],
    writes: [pairs],
  });
  dispatch(program(channels, tiles, pixels), {
    invocations: channels * pairWorkgroup,
    reads: [x, pairs],
    writes: results,
  });
  webgpuBackend().disposeData(pairs.dataId);
  return results;
}

/** Makes the WebGPU backend compute the moments of channels by our programs. */
export function registerMoments(): void {
  register(momentsKernel, ({ inputs }) => moments((inputs as Inputs<'x'>).x));
}
