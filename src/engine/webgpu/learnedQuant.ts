import type * as tf from '@tensorflow/tfjs-core';
import {
  type LearnedOperands,
  type LearnedQuantAttributes,
  learnedGradientOf,
  learnedOperandsOf,
  learnedQuantGradKernel,
  learnedQuantKernel,
  learnedQuantOf,
} from '../ops/learnedQuant';
import { allocate, webgpuBackend } from './backend';
import { pairTotalText, pairWorkgroup } from './channelPairs';
import { codeText } from './codes';
import { dispatch } from './dispatch';
import { register, sizeOf } from './inputs';
import type { Program } from './program';
import { tileCount } from './tiles';

/** Invocations that share out the values of a channel at most. */
const mostTiles = 4096;

type Names = Readonly<Record<string, string>>;

const present = ({ scale, zeroPoint }: LearnedOperands): tf.TensorInfo[] =>
  zeroPoint ? [scale, zeroPoint] : [scale];

const reads = ({ zeroPoint }: LearnedOperands): Names =>
  zeroPoint ? { scale: 'f32', zeroPoint: 'f32' } : { scale: 'f32' };

const nameOf = (
  name: string,
  { zeroPoint }: LearnedOperands,
  { ties, gradient }: LearnedQuantAttributes,
) => [name, ties, gradient, ...(zeroPoint ? ['zeroPoint'] : [])].join(' ');

/** WGSL function `rounded(value, channel)`; `low` and `high` are the grid's ends less the zero point. */
function roundingText({ zeroPoint }: LearnedOperands, attributes: LearnedQuantAttributes): string {
  const zero = zeroPoint ? 'clamp(round(zeroPoint[channel]), uniforms.min, uniforms.max)' : '0.0';
  return `
    ${codeText('f32', attributes)}
    struct Rounded { quotient: f32, code: f32, low: f32, high: f32, clamped: f32 };
    fn rounded(value: f32, channel: u32) -> Rounded {
      let zero = ${zero};
      let low = uniforms.min - zero;
      let high = uniforms.max - zero;
      let quotient = value * (1.0 / scale[channel]);
      let code = nearest(quotient);
      return Rounded(quotient, code, low, high, clamped(code, low, high));
    }`;
}

/** Each invocation rounds one value. */
const valueProgram = (operands: LearnedOperands, attributes: LearnedQuantAttributes): Program => ({
  name: nameOf('learnedQuant', operands, attributes),
  constants: { channels: sizeOf(operands.scale) },
  reads: { x: 'f32', ...reads(operands) },
  writes: { y: 'f32' },
  uniforms: ['min', 'max'],
  workgroupSize: 64,
  code: () => `
    ${roundingText(operands, attributes)}
    fn main(index: u32) {
      if (index >= arrayLength(&y)) { return; }
      let channel = index % channels;
      y[index] = rounded(x[index], channel).clamped * scale[channel];
    }`,
});

function learnedQuant(
  operands: LearnedOperands,
  attributes: LearnedQuantAttributes,
): tf.TensorInfo {
  const { x } = operands;
  const y = allocate(x.shape);
  dispatch(valueProgram(operands, attributes), {
    invocations: sizeOf(x),
    reads: [x, ...present(operands)],
    writes: [y],
    uniforms: [attributes.min, attributes.max],
  });
  return y;
}

/**
 * Each invocation passes the gradient of some values of one channel, and adds in a pair what scale
 * and zero point get of it.
 */
const passProgram = (operands: LearnedOperands, attributes: LearnedQuantAttributes): Program => ({
  name: nameOf('learnedQuantPass', operands, attributes),
  constants: { channels: sizeOf(operands.scale) },
  reads: { x: 'f32', dy: 'f32', ...reads(operands) },
  writes: { dx: 'f32', pairs: 'vec2<f32>' },
  uniforms: ['min', 'max'],
  workgroupSize: 64,
  code: () => `
    ${roundingText(operands, attributes)}
    fn main(index: u32) {
      if (index >= arrayLength(&pairs)) { return; }
      let channel = index % channels;
      var pair = vec2(0.0);
      for (var at = index; at < arrayLength(&x); at += arrayLength(&pairs)) {
        let r = rounded(x[at], channel);
        let inside = r.code == r.clamped;
        dx[at] = select(0.0, dy[at], passes(x[at], r.code, r.low, r.high, scale[channel]));
        let slope = select(r.clamped, r.clamped - r.quotient, inside);
        pair += vec2(dy[at] * slope, select(dy[at], 0.0, inside));
      }
      pairs[index] = pair;
    }`,
});

/** Each workgroup finishes the gradients of one channel's scale and zero point. */
const totalProgram = (channels: number, tiles: number, zeroPoint: boolean): Program => ({
  name: zeroPoint ? 'learnedQuantTotal zeroPoint' : 'learnedQuantTotal',
  constants: { channels, tiles },
  reads: { pairs: 'vec2<f32>', scale: 'f32' },
  writes: { dScale: 'f32', ...(zeroPoint ? { dZeroPoint: 'f32' } : {}) },
  uniforms: ['gradFactor'],
  workgroupSize: pairWorkgroup,
  code: () => `
    ${pairTotalText}
    fn main(index: u32) {
      let channel = index / ${pairWorkgroup}u;
      let total = uniforms.gradFactor * pairTotal(channel, index % ${pairWorkgroup}u);
      if (index % ${pairWorkgroup}u != 0u) { return; }
      dScale[channel] = total.x;
      ${zeroPoint ? 'dZeroPoint[channel] = -total.y * scale[channel];' : ''}
    }`,
});

/** Returns the gradients of x, scale and, where it is there, zero point. */
function gradients(
  dy: tf.TensorInfo,
  operands: LearnedOperands,
  attributes: LearnedQuantAttributes,
): tf.TensorInfo[] {
  const { x, scale, zeroPoint } = operands;
  const channels = sizeOf(scale);
  const tiles = tileCount(sizeOf(x) / channels, channels, mostTiles);
  const dx = allocate(x.shape);
  const pairs = allocate([tiles, channels, 2]);
  dispatch(passProgram(operands, attributes), {
    invocations: tiles * channels,
    reads: [x, dy, ...present(operands)],
    writes: [dx, pairs],
    uniforms: [attributes.min, attributes.max],
  });
  const totals = present(operands).map(({ shape }) => allocate(shape));
  dispatch(totalProgram(channels, tiles, zeroPoint !== undefined), {
    invocations: channels * pairWorkgroup,
    reads: [pairs, scale],
    writes: totals,
    uniforms: [attributes.gradFactor],
  });
  webgpuBackend().disposeData(pairs.dataId);
  return [dx, ...totals];
}

/** Makes the WebGPU backend compute `learnedQuant` by our programs. */
export function registerLearnedQuant(): void {
  register(learnedQuantKernel, ({ inputs, attrs }) =>
    learnedQuant(learnedOperandsOf(inputs), learnedQuantOf(attrs)),
  );
  register(learnedQuantGradKernel, ({ inputs, attrs }) =>
    gradients(learnedGradientOf(inputs), learnedOperandsOf(inputs), learnedQuantOf(attrs)),
  );
}
