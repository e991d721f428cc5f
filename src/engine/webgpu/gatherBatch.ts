import type * as tf from '@tensorflow/tfjs-core';
import { gatherBatchKernel } from '../images/packWebgpu';
import { allocate } from './backend';
import { dispatch, submitRecorded } from './dispatch';
import { type Inputs, register } from './inputs';
import type { Program } from './program';

/** Each invocation unpacks one pixel of one image, and the first ones fetch a label too. */
const program = (width: number, channels: number, imageSize: number): Program => ({
  name: 'gatherBatch',
  constants: { width, channels, imageSize },
  reads: { packed: 'u32', labels: 'i32', order: 'i32' },
  writes: { images: 'f32', chosenLabels: 'i32' },
  uniforms: ['start', 'lowest', 'span'],
  workgroupSize: 64,
  code: () => `
    // The complement of an image's number stands for the image mirrored.
    fn numberOf(code: i32) -> u32 { return u32(select(code, ~code, code < 0)); }
    fn main(index: u32) {
      let start = u32(uniforms.start);
      if (index < arrayLength(&chosenLabels)) {
        chosenLabels[index] = labels[numberOf(order[start + index])];
      }
      if (index >= arrayLength(&images)) { return; }
      let code = order[start + index / imageSize];
      let upright = index % imageSize;
      let column = (upright / channels) % width;
      let mirrored = upright + (width - 1u - column) * channels - column * channels;
      let pixel = numberOf(code) * imageSize + select(upright, mirrored, code < 0);
      let byte = (packed[pixel / 4u] >> (8u * (pixel % 4u))) & 255u;
      images[index] = f32(byte) / 255.0 * uniforms.span + uniforms.lowest;
    }`,
});

/** What a batch is made by. */
interface GatherAttributes {
  readonly start: number;
  readonly shape: readonly number[];
  /** What bytes 0 and 255 become. */
  readonly range: readonly number[];
}

const attributesOf = (attrs: tf.NamedAttrMap | undefined): GatherAttributes => ({
  start: Number(attrs?.start),
  shape: attrs?.shape as number[],
  range: attrs?.range as number[],
});

/** Returns the images and the labels of a stretch of an order. */
function gatherBatch(
  { packed, labels, order }: Inputs<'packed' | 'labels' | 'order'>,
  { start, shape, range }: GatherAttributes,
): tf.TensorInfo[] {
  // A batch begins a step: the device may work on the last one while this one is recorded.
  submitRecorded();
  const [lowest = 0, highest = 1] = range;
  const [size = 0, height = 0, width = 0, channels = 0] = shape;
  const imageSize = height * width * channels;
  const results = [allocate([...shape]), allocate([size], 'int32')];
  dispatch(program(width, channels, imageSize), {
    invocations: size * imageSize,
    reads: [packed, labels, order],
    writes: results,
    uniforms: [start, lowest, highest - lowest],
  });
  return results;
}

/** Makes the WebGPU backend gather batches by our program. */
export function registerGatherBatch(): void {
  register(gatherBatchKernel, ({ inputs, attrs }) =>
    gatherBatch(inputs as Inputs<'packed' | 'labels' | 'order'>, attributesOf(attrs)),
  );
}
