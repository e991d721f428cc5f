import type * as tf from '@tensorflow/tfjs-core';
import { smallestScale } from '../../core/quant/params';
import { roundChannelsKernel, trackChannelsKernel } from '../ops/trackRange';
import { allocate } from './backend';
import { dispatch } from './dispatch';
import { type Inputs, register } from './inputs';
import { isNanText } from './nan';
import type { Program } from './program';

const workgroupSize = 64;

/**
 * Each workgroup finds the largest magnitude of one channel; where asked, it then rounds the
 * channel's weights to the grid that follows, on which none is clamped.
 */
const program = (channels: number, rounds: boolean): Program => ({
  name: rounds ? 'roundChannels' : 'trackChannels',
  constants: { channels },
  reads: { weight: 'f32' },
  writes: { scale: 'f32', inverse: 'f32', ...(rounds ? { rounded: 'f32' } : {}) },
  uniforms: ['highest'],
  workgroupSize,
  code: () => `
    ${isNanText}
    var<workgroup> parts: array<f32, ${workgroupSize}>;
    fn larger(a: f32, b: f32) -> f32 { return select(a, b, b > a || isNan(b)); }
    fn main(index: u32) {
      let channel = index / ${workgroupSize}u;
      let local = index % ${workgroupSize}u;
      let rows = arrayLength(&weight) / channels;
      var largest = 0.0;
      for (var row = local; row < rows; row += ${workgroupSize}u) {
        largest = larger(largest, abs(weight[row * channels + channel]));
      }
      parts[local] = largest;
      workgroupBarrier();
      for (var i = 0u; i < ${workgroupSize}u; i++) { largest = larger(largest, parts[i]); }
      let quotient = largest / uniforms.highest;
      let step = select(quotient, ${smallestScale}, quotient < ${smallestScale});
      let reciprocal = 1.0 / step;
      if (local == 0u) {
        scale[channel] = step;
        inverse[channel] = reciprocal;
      }
      ${rounds ? roundingText : ''}
    }`,
});

const roundingText = `
  for (var row = local; row < rows; row += ${workgroupSize}u) {
    let at = row * channels + channel;
    rounded[at] = round(weight[at] * reciprocal) * step;
  }`;

/** Returns scale and reciprocal of every channel, and the rounded weights where asked. */
function trackChannels(weight: tf.TensorInfo, highest: number, rounds: boolean): tf.TensorInfo[] {
  const channels = weight.shape[weight.shape.length - 1] ?? 1;
  const results = [allocate([channels]), allocate([channels])];
  if (rounds) results.push(allocate(weight.shape));
  dispatch(program(channels, rounds), {
    invocations: channels * workgroupSize,
    reads: [weight],
    writes: results,
    uniforms: [highest],
  });
  return results;
}

/** Makes the WebGPU backend follow the ranges of weights, and round to them, by our program. */
export function registerTrackChannels(): void {
  const kernel =
    (rounds: boolean): tf.KernelFunc =>
    ({ inputs, attrs }) =>
      trackChannels((inputs as Inputs<'weight'>).weight, Number(attrs?.highest), rounds);
  register(trackChannelsKernel, kernel(false));
  register(roundChannelsKernel, kernel(true));
}
