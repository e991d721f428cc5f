import type * as tf from '@tensorflow/tfjs-core';
import { denseGradKernel, denseKernel } from '../ops/dense';
import { allocate } from './backend';
import { dispatch } from './dispatch';
import { type Inputs, register } from './inputs';
import type { Program } from './program';

const workgroupSize = 256;

/** The most outputs that one workgroup computes. */
const mostColumns = 64;

/**
 * Each workgroup computes some outputs of one example: its invocations share out the inputs, such
 * that together they read consecutive weights, and then add up what they have.
 */
function forwardProgram(inputs: number, out: number): Program {
  const columns = Math.min(out, mostColumns);
  return {
    name: 'dense',
    constants: {
      inputs,
      out,
      columns,
      blocks: Math.ceil(out / columns),
      slices: Math.floor(workgroupSize / columns),
    },
    reads: { x: 'f32', weight: 'f32', bias: 'f32' },
    writes: { result: 'f32' },
    workgroupSize,
    code: () => `
      var<workgroup> parts: array<f32, ${workgroupSize}>;
      fn main(index: u32) {
        let local = index % ${workgroupSize}u;
        let example = (index / ${workgroupSize}u) / blocks;
        let column = ((index / ${workgroupSize}u) % blocks) * columns + local % columns;
        let slice = local / columns;
        var sum = 0.0;
        if (slice < slices && column < out) {
          for (var i = slice; i < inputs; i += slices) {
            sum += x[example * inputs + i] * weight[i * out + column];
          }
        }
        parts[local] = sum;
        workgroupBarrier();
        if (local < columns && column < out && example * out < arrayLength(&result)) {
          var total = bias[column];
          for (var i = 0u; i < slices; i++) { total += parts[i * columns + local]; }
          result[example * out + column] = total;
        }
      }`,
  };
}

/** Returns x . weight + bias. */
function dense({ x, weight, bias }: Inputs<'x' | 'weight' | 'bias'>): tf.TensorInfo {
  const [examples = 0, inputs = 0] = x.shape;
  const [, out = 0] = weight.shape;
  const result = allocate([examples, out]);
  const invocations = examples * Math.ceil(out / mostColumns) * workgroupSize;
  dispatch(forwardProgram(inputs, out), {
    invocations,
    reads: [x, weight, bias],
    writes: [result],
  });
  return result;
}

/** Each invocation computes one value of one of the three gradients, those of x first. */
const gradientProgram = (inputs: number, out: number): Program => ({
  name: 'denseGradient',
  constants: { inputs, out },
  reads: { x: 'f32', weight: 'f32', dy: 'f32' },
  writes: { dx: 'f32', dWeight: 'f32', dBias: 'f32' },
  workgroupSize: 64,
  code: () => `
    fn inputGradient(index: u32) {
      let example = index / inputs;
      let input = index % inputs;
      var sum = 0.0;
      for (var o = 0u; o < out; o++) { sum += dy[example * out + o] * weight[input * out + o]; }
      dx[index] = sum;
    }
    fn weightGradient(index: u32) {
      let input = index / out;
      let examples = arrayLength(&dy) / out;
      var sum = 0.0;
      for (var n = 0u; n < examples; n++) { sum += x[n * inputs + input] * dy[n * out + index % out]; }
      dWeight[index] = sum;
    }
    fn biasGradient(index: u32) {
      let examples = arrayLength(&dy) / out;
      var sum = 0.0;
      for (var n = 0u; n < examples; n++) { sum += dy[n * out + index]; }
      dBias[index] = sum;
    }
    fn main(index: u32) {
      let ofWeight = index - arrayLength(&dx);
      let ofBias = ofWeight - inputs * out;
      if (index < arrayLength(&dx)) { inputGradient(index); }
      else if (ofWeight < inputs * out) { weightGradient(ofWeight); }
      else if (ofBias < out) { biasGradient(ofBias); }
    }`,
});

/** Returns the gradients of x, weight and bias. */
function gradients({ x, weight, dy }: Inputs<'x' | 'weight' | 'dy'>): tf.TensorInfo[] {
  const [examples = 0, inputs = 0] = x.shape;
  const [, out = 0] = weight.shape;
  const results = [allocate(x.shape), allocate(weight.shape), allocate([out])];
  dispatch(gradientProgram(inputs, out), {
    invocations: examples * inputs + inputs * out + out,
    reads: [x, weight, dy],
    writes: results,
  });
  return results;
}

/** Makes the WebGPU backend compute `dense` by our programs. */
export function registerDense(): void {
  register(denseKernel, ({ inputs }) => dense(inputs as Inputs<'x' | 'weight' | 'bias'>));
  register(denseGradKernel, ({ inputs }) => gradients(inputs as Inputs<'x' | 'weight' | 'dy'>));
}
