import type * as tf from '@tensorflow/tfjs-core';
import { smallestScale } from '../../core/quant/params';
import { trackChannelsKernel } from '../ops/trackRange';
import { allocate } from './backend';
import { dispatch } from './dispatch';
import { type Inputs, register } from './inputs';
import { isNanText } from './nan';
import type { Program } from './program';

const workgroupSize = 64;

/** Each workgroup finds the largest magnitude of one channel. */
const program = (channels: number): Program => ({
  name: 'trackChannels',
  constants: { channels },
  reads: { weight: 'f32' },
  writes: { scale: 'f32', inverse: 'f32' },
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
      if (local != 0u) { return; }
      for (var i = 1u; i < ${workgroupSize}u; i++) { largest = larger(largest, parts[i]); }
      let step = largest / uniforms.highest;
      scale[channel] = select(step, ${smallestScale}, step < ${smallestScale});
      inverse[channel] = 1.0 / scale[channel];
    }`,
});

/** Returns scale and reciprocal of every channel. */
function trackChannels(weight: tf.TensorInfo, highest: number): tf.TensorInfo[] {
  const channels = weight.shape[weight.shape.length - 1] ?? 1;
  const results = [allocate([channels]), allocate([channels])];
  dispatch(program(channels), {
    invocations: channels * workgroupSize,
    reads: [weight],
    writes: results,
    uniforms: [highest],
  });
  return results;
}

/** Makes the WebGPU backend follow the ranges of weights by our program. */
export function registerTrackChannels(): void {
  register(trackChannelsKernel, ({ inputs, attrs }) =>
    trackChannels((inputs as Inputs<'weight'>).weight, Number(attrs?.highest)),
  );
}
