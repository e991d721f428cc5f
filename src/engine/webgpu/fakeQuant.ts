import type * as tf from '@tensorflow/tfjs-core';
import type { Rounding } from '../../core/scheme/scheme';
import { fakeQuantGradKernel, fakeQuantKernel } from '../ops/fakeQuant';
import { roundingOf } from '../ops/roundingAttributes';
import { allocate } from './backend';
import { codeText } from './codes';
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

/** WGSL function `maskOf` of four truths, a bit each. */
const maskText = `
  fn maskOf(truths: vec4<bool>) -> u32 {
    let bits = select(vec4(0u), vec4(1u, 2u, 4u, 8u), truths);
    return bits.x | bits.y | bits.z | bits.w;
  }`;

/** Each invocation rounds four values. The size is part of the text only by what divides it. */
function valueProgram(size: number, channels: readonly number[], rounding: Rounding): Program {
  return {
    name: `fakeQuant ${rounding.ties} ${rounding.gradient}`,
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
      ${codeText('vec4<f32>', rounding)}
      ${maskText}
      fn main(index: u32) {
        if (index >= arrayLength(&inside)) { return; }
        let values = xFour(0u, index);
        let code = nearest(values * inverseAt(index));
        let least = lowAt(index);
        let most = highAt(index);
        let step = scaleAt(index);
        roundedWriteFour(0u, index, clamped(code, least, most) * step);
        inside[index] = maskOf(passes(values, code, least, most, step));
      }`,
  };
}

/** Returns the rounded values, and of each four in a word's bits whether the gradient passes. */
function fakeQuant(
  x: tf.TensorInfo,
  parameters: readonly tf.TensorInfo[],
  rounding: Rounding,
): tf.TensorInfo[] {
  const size = sizeOf(x);
  const invocations = Math.ceil(size / 4);
  const results = [allocate(x.shape), allocate([invocations], 'int32')];
  const program = valueProgram(size, parameters.map(sizeOf), rounding);
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
  register(fakeQuantKernel, ({ inputs, attrs }) => {
    type Names = 'x' | (typeof names)[number];
    const { x, scale, inverse, low, high } = inputs as Inputs<Names>;
    return fakeQuant(x, [scale, inverse, low, high], roundingOf(attrs));
  });
  register(fakeQuantGradKernel, ({ inputs }) => gradient(inputs as Inputs<'dy' | 'inside'>));
}
