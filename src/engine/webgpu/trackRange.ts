import type * as tf from '@tensorflow/tfjs-core';
import { smallestScale } from '../../core/quant/params';
import { type TrackAttributes, trackAttributesOf, trackRangeKernel } from '../ops/trackRange';
import { allocate, webgpuBackend } from './backend';
import { dispatch } from './dispatch';
import { type Inputs, register, sizeOf } from './inputs';
import { isNanText } from './nan';
import type { Program } from './program';

/** Values that one invocation looks through, and the most invocations that share them out. */
const valuesEach = 64;
const mostSlices = 4096;
const workgroupSize = 256;

/** WGSL function `widened(range, least, most)`: minimum and maximum, in which a NaN stays. */
const widenedText = `
  ${isNanText}
  fn widened(range: vec2<f32>, least: f32, most: f32) -> vec2<f32> {
    return vec2(
      select(range.x, least, least < range.x || isNan(least)),
      select(range.y, most, most > range.y || isNan(most)),
    );
  }`;

/** Each invocation finds the extremes of a slice; the old range goes last, for the next program. */
const slicesProgram: Program = {
  name: 'trackRangeSlices',
  constants: {},
  reads: { x: 'f32', oldMin: 'f32', oldMax: 'f32' },
  writes: { extremes: 'vec2<f32>' },
  workgroupSize: 64,
  code: () => `
    ${widenedText}
    fn main(index: u32) {
      let slices = arrayLength(&extremes) - 1u;
      if (index == 0u) { extremes[slices] = vec2(oldMin[0], oldMax[0]); }
      if (index >= slices) { return; }
      var range = vec2(x[index]);
      for (var i = index; i < arrayLength(&x); i += slices) { range = widened(range, x[i], x[i]); }
      extremes[index] = range;
    }`,
};

/** One workgroup joins the slices and moves the range; the parameters follow as in core. */
const rangeProgram: Program = {
  name: 'trackRange',
  constants: {},
  reads: { extremes: 'vec2<f32>' },
  writes: { newMin: 'f32', newMax: 'f32', scale: 'f32', inverse: 'f32', low: 'f32', high: 'f32' },
  uniforms: ['widens', 'rate', 'steps', 'tiesUp'],
  workgroupSize,
  code: () => `
    ${widenedText}
    var<workgroup> parts: array<vec2<f32>, ${workgroupSize}>;
    fn moved(old: vec2<f32>, seen: vec2<f32>) -> vec2<f32> {
      if (uniforms.widens != 0.0) { return widened(old, seen.x, seen.y); }
      return old + (seen - old) * uniforms.rate;
    }
    fn writeParameters(range: vec2<f32>) {
      let least = select(range.x, 0.0, range.x > 0.0);
      let most = select(range.y, 0.0, range.y < 0.0);
      let step = (most - least) / uniforms.steps;
      scale[0] = select(step, ${smallestScale}, step < ${smallestScale});
      inverse[0] = 1.0 / scale[0];
      let below = least / scale[0];
      let whole = select(round(below), -floor(0.5 - below), uniforms.tiesUp != 0.0);
      low[0] = clamp(whole, -uniforms.steps, 0.0);
      high[0] = low[0] + uniforms.steps;
    }
    fn main(index: u32) {
      let slices = arrayLength(&extremes) - 1u;
      var range = extremes[min(index, slices - 1u)];
      for (var i = index; i < slices; i += ${workgroupSize}u) {
        range = widened(range, extremes[i].x, extremes[i].y);
      }
      parts[index] = range;
      workgroupBarrier();
      if (index != 0u) { return; }
      for (var i = 1u; i < ${workgroupSize}u; i++) { range = widened(range, parts[i].x, parts[i].y); }
      range = moved(extremes[slices], range);
      newMin[0] = range.x;
      newMax[0] = range.y;
      writeParameters(range);
    }`,
};

/** Returns the moved min and max, then scale, inverse, low and high. */
function trackRange(
  { x, min, max }: Inputs<'x' | 'min' | 'max'>,
  { widens, rate, steps, convention }: TrackAttributes,
): tf.TensorInfo[] {
  const slices = Math.max(1, Math.min(mostSlices, Math.ceil(sizeOf(x) / valuesEach)));
  const extremes = allocate([slices + 1, 2]);
  const results = Array.from({ length: 6 }, () => allocate([]));
  dispatch(slicesProgram, { invocations: slices, reads: [x, min, max], writes: [extremes] });
  dispatch(rangeProgram, {
    invocations: workgroupSize,
    reads: [extremes],
    writes: results,
    uniforms: [Number(widens), rate, steps, Number(convention === 'tensorflow')],
  });
  webgpuBackend().disposeData(extremes.dataId);
  return results;
}

/** Makes the WebGPU backend follow the ranges of activations by our programs. */
export function registerTrackRange(): void {
  register(trackRangeKernel, ({ inputs, attrs }) =>
    trackRange(inputs as Inputs<'x' | 'min' | 'max'>, trackAttributesOf(attrs)),
  );
}
