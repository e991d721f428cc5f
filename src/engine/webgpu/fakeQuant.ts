import type * as tf from '@tensorflow/tfjs-core';
import { fakeQuantGradKernel, fakeQuantKernel } from '../ops/fakeQuant';
import { allocate } from './backend';
import { dispatch } from './dispatch';
import { type Inputs, register, sizeOf } from './inputs';
import type { Program } from './program';
import { readFour, vectorsOf, writeFour } from './vectors';

const names = ['scale', 'inverse', 'low', 'high'] as const;

/** Returns how to read a parameter of four neighbouring values: one for all, or one per channel. */
function parameterText(name: string, channels: number): string {
  if (channels === 1) return `fn ${name}At(index: u32) -> vec4<f32> { return vec4(${name}[0]); }`;
  const lane = (offset: number) => `${name}[(4u * index + ${offset}u) % ${channels}u]`;
  return `fn ${name}At(index: u32) -> vec4<f32> { return vec4(${[0, 1, 2, 3].map(lane)}); }`;
}

/** WGSL functions that round, and that tell where no clamping was needed; a NaN stays one. */
const roundingText = `
  fn clamped(code: vec4<f32>, least: vec4<f32>, most: vec4<f32>) -> vec4<f32> {
    let raised = select(code, least, code < least);
    return select(raised, most, raised > most);
  }
  fn maskOf(code: vec4<f32>, least: vec4<f32>, most: vec4<f32>) -> u32 {
    let inside = select(vec4(0u), vec4(1u, 2u, 4u, 8u), (code >= least) & (code <= most));
    return inside.x | inside.y | inside.z | inside.w;
  }`;

/** Each invocation rounds four values. The size is part of the text only by what divides it. */
function valueProgram(size: number, channels: readonly number[]): Program {
  return {
    name: 'fakeQuant',
    constants: {
      vectors: size % 4 === 0 ? 1 : size,
      ...Object.fromEntries(names.map((name, index) => [`${name}Size`, channels[index] ?? 1])),
    },
    reads: { x: vectorsOf(size).type, scale: 'f32', inverse: 'f32', low: 'f32', high: 'f32' },
    writes: { rounded: vectorsOf(size).type, inside: 'u32' },
    workgroupSize: 64,
    code: () => `
      ${names.map((name, index) => parameterText(name, channels[index] ?? 1)).join('\n')}
      ${readFour('x', size)}
      ${writeFour('rounded', size)}
      ${roundingText}
      fn main(index: u32) {
        if (index >= arrayLength(&inside)) { return; }
        let code = round(xFour(0u, index) * inverseAt(index));
        let least = lowAt(index);
        let most = highAt(index);
        roundedWriteFour(0u, index, clamped(code, least, most) * scaleAt(index));
        inside[index] = maskOf(code, least, most);
      }`,
  };
}

/** Returns the rounded values, and of each four in a word's bits whether no clamping was needed. */
function fakeQuant(x: tf.TensorInfo, parameters: readonly tf.TensorInfo[]): tf.TensorInfo[] {
  const size = sizeOf(x);
  const invocations = Math.ceil(size / 4);
  const results = [allocate(x.shape), allocate([invocations], 'int32')];
  const program = valueProgram(size, parameters.map(sizeOf));
  dispatch(program, { invocations, reads: [x, ...parameters], writes: results });
  return results;
}

const gradientProgram = (size: number): Program => ({
  name: 'fakeQuantGradient',
  constants: { vectors: size % 4 === 0 ? 1 : size },
  reads: { dy: vectorsOf(size).type, inside: 'u32' },
  writes: { dx: vectorsOf(size).type },
  workgroupSize: 64,
  code: () => `
    ${readFour('dy', size)}
    ${writeFour('dx', size)}
    fn main(index: u32) {
      if (index >= arrayLength(&inside)) { return; }
      let passes = (vec4(inside[index]) & vec4(1u, 2u, 4u, 8u)) != vec4(0u);
      dxWriteFour(0u, index, select(vec4(0.0), dyFour(0u, index), passes));
    }`,
});

function gradient({ dy, inside }: Inputs<'dy' | 'inside'>): tf.TensorInfo {
  const size = sizeOf(dy);
  const dx = allocate(dy.shape);
  const invocations = Math.ceil(size / 4);
  dispatch(gradientProgram(size), { invocations, reads: [dy, inside], writes: [dx] });
  return dx;
}

/** Makes the WebGPU backend compute `fakeQuant` by our programs. */
export function registerFakeQuant(): void {
  register(fakeQuantKernel, ({ inputs }) => {
    type Names = 'x' | (typeof names)[number];
    const { x, scale, inverse, low, high } = inputs as Inputs<Names>;
    return fakeQuant(x, [scale, inverse, low, high]);
  });
  register(fakeQuantGradKernel, ({ inputs }) => gradient(inputs as Inputs<'dy' | 'inside'>));
}
