import type * as tf from '@tensorflow/tfjs-core';
import { lossAndHitsKernel } from '../ops/lossAndHits';
import { allocate } from './backend';
import { dispatch } from './dispatch';
import { type Inputs, register } from './inputs';
import { isNanText } from './nan';
import type { Program } from './program';

const workgroupSize = 64;

/** One workgroup, whose invocations share out the examples. */
const program = (classes: number): Program => ({
  name: 'lossAndHits',
  constants: { classes },
  reads: { logits: 'f32', labels: 'i32' },
  writes: { totals: 'f32', gradient: 'f32' },
  workgroupSize,
  code: () => `
    var<workgroup> parts: array<vec2<f32>, ${workgroupSize}>;
    ${isNanText}
    // Writes the gradient of one example; returns its loss and whether it is a hit.
    fn example(row: u32, share: f32) -> vec2<f32> {
      let first = row * classes;
      let label = first + u32(labels[row]);
      var best = first;
      for (var at = first; at < first + classes; at++) {
        if (logits[at] > logits[best]) { best = at; }
      }
      var sum = 0.0;
      var poison = 0.0;
      for (var at = first; at < first + classes; at++) {
        let exponent = logits[at] - logits[best];
        sum += exp(exponent);
        // What exp makes of NaN is up to the device.
        if (isNan(exponent)) { poison = exponent; }
      }
      for (var at = first; at < first + classes; at++) {
        let probability = exp(logits[at] - logits[best]) / sum;
        gradient[at] = (probability - select(0.0, 1.0, at == label)) * share + poison;
      }
      let loss = log(sum) + logits[best] - logits[label] + poison;
      return vec2(loss * share, select(0.0, 1.0, best == label));
    }
    fn main(index: u32) {
      let examples = arrayLength(&labels);
      var mine = vec2(0.0);
      for (var row = index; row < examples; row += ${workgroupSize}u) {
        mine += example(row, 1.0 / f32(examples));
      }
      parts[index] = mine;
      workgroupBarrier();
      if (index == 0u) {
        var total = vec2(0.0);
        for (var i = 0u; i < ${workgroupSize}u; i++) { total += parts[i]; }
        totals[0] = total.x;
        totals[1] = total.y;
      }
    }`,
});

/** Returns mean loss and number of hits, and the gradient of the loss for the logits. */
function lossAndHits({ logits, labels }: Inputs<'logits' | 'labels'>): tf.TensorInfo[] {
  const [, classes = 0] = logits.shape;
  const results = [allocate([2]), allocate(logits.shape)];
  dispatch(program(classes), {
    invocations: workgroupSize,
    reads: [logits, labels],
    writes: results,
  });
  return results;
}

/** Makes the WebGPU backend compute `lossAndHits` by our program. */
export function registerLossAndHits(): void {
  register(lossAndHitsKernel, ({ inputs }) => lossAndHits(inputs as Inputs<'logits' | 'labels'>));
}
