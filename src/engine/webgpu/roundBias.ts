import type * as tf from '@tensorflow/tfjs-core';
import { roundBiasKernel } from '../quantization/roundBias';
import { allocate } from './backend';
import { dispatch } from './dispatch';
import { type Inputs, register, sizeOf } from './inputs';
import type { Program } from './program';

const program: Program = {
  name: 'roundBias',
  constants: {},
  reads: { bias: 'f32', weightScale: 'f32', inputScale: 'f32' },
  writes: { rounded: 'f32' },
  workgroupSize: 64,
  code: () => `
    fn main(index: u32) {
      if (index >= arrayLength(&rounded)) { return; }
      let scale = weightScale[index] * inputScale[0];
      rounded[index] = round(bias[index] / scale) * scale;
    }`,
};

/** Makes the WebGPU backend compute `roundBias` by our program. */
export function registerRoundBias(): void {
  register(roundBiasKernel, ({ inputs }): tf.TensorInfo => {
    const { bias, weightScale, inputScale } = inputs as Inputs<
      'bias' | 'weightScale' | 'inputScale'
    >;
    const rounded = allocate(bias.shape);
    const reads = [bias, weightScale, inputScale];
    dispatch(program, { invocations: sizeOf(bias), reads, writes: [rounded] });
    return rounded;
  });
}
