import type * as tf from '@tensorflow/tfjs-core';
import { allocate } from './backend';
import { dispatch } from './dispatch';
import type { Program } from './program';

const program = (channels: number, filters: number): Program => ({
  name: 'swapChannels',
  constants: { channels, filters },
  reads: { kernel: 'f32' },
  writes: { swapped: 'f32' },
  workgroupSize: 64,
  code: () => `
    fn main(index: u32) {
      if (index >= arrayLength(&swapped)) { return; }
      let channel = index % channels;
      let filter_ = (index / channels) % filters;
      let tap = index / (channels * filters);
      swapped[index] = kernel[(tap * channels + channel) * filters + filter_];
    }`,
});

/** Returns a kernel with its last two axes swapped, so that the channels of a filter are neighbours. */
export function swapChannels(kernel: tf.TensorInfo): tf.TensorInfo {
  const [height = 0, width = 0, channels = 0, filters = 0] = kernel.shape;
  const swapped = allocate([height, width, filters, channels]);
  const invocations = height * width * channels * filters;
  dispatch(program(channels, filters), { invocations, reads: [kernel], writes: [swapped] });
  return swapped;
}
