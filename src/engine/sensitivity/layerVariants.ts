import * as tf from '@tensorflow/tfjs-core';
import { hasRelu, type LayerSpec } from '../../core/model/spec';
import { type Half, halfOf, halves } from '../../core/sensitivity/partly';
import { span } from '../../core/sensitivity/span';
import {
  atWidth,
  type MeasuredWidth,
  measuredWidths,
  type Widths,
} from '../../core/sensitivity/widths';
import { createIntegerNetwork } from '../integer/integerNetwork';
import { reluMaxPool } from '../ops/normReluMaxPool';
import { type LoneLayer, loneLayer } from './loneLayer';

/** One way of quantizing a layer while all others are in float. */
export interface Variant {
  readonly bits: MeasuredWidth;
  readonly half: Half;
  readonly layer: LoneLayer;
}

/** One layer on the device in float and in every variant, with the float layers around it. */
export interface LayerVariants {
  readonly variants: readonly Variant[];
  /** Returns what enters the layer, and its output in float, before ReLU and pool. */
  float(images: tf.Tensor4D): { readonly input: tf.Tensor; readonly output: tf.Tensor };
  /** Returns the logits that follow from an output of the layer. */
  logits(output: tf.Tensor): tf.Tensor2D;
  dispose(): void;
}

/** Puts a layer and its variants on the device; the caller disposes them. */
export function layerVariants(widths: Widths, index: number): LayerVariants {
  const { float } = widths;
  const count = float.layers.length;
  const before = index > 0 ? createIntegerNetwork(span(float, 0, index)) : null;
  const alone = loneLayer(span(float, index, index + 1));
  const after = index + 1 < count ? createIntegerNetwork(span(float, index + 1, count)) : null;
  const spec = float.layers[index]?.spec;
  const variants = variantsOf(widths, index);
  return {
    variants,
    float(images) {
      const input = before ? before.logits(images) : images.clone();
      return { input, output: alone.output(input) };
    },
    logits: (output) =>
      tf.tidy(() => {
        const left = spec ? activated(output, spec) : output;
        return (after ? after.logits(left as tf.Tensor4D) : left.clone()) as tf.Tensor2D;
      }),
    dispose() {
      before?.dispose();
      after?.dispose();
      for (const { dispose } of [alone, ...variants.map(({ layer }) => layer)]) dispose();
    },
  };
}

/** What follows the output inside the layer: ReLU and pool, ReLU, or nothing. */
function activated(output: tf.Tensor, spec: LayerSpec): tf.Tensor {
  if (spec.kind === 'conv') return reluMaxPool(output as tf.Tensor4D);
  return hasRelu(spec) ? tf.relu(output) : output;
}

function variantsOf(widths: Widths, index: number): Variant[] {
  const float = widths.float.layers[index];
  if (!float) throw new RangeError(`the network has no layer ${index}`);
  return measuredWidths.flatMap((bits) => {
    const model = atWidth(widths, bits);
    const own = model.layers[index] ?? float;
    return halves.map((half): Variant => {
      const layers = model.layers.with(index, halfOf(float, own, half));
      return { bits, half, layer: loneLayer(span({ ...model, layers }, index, index + 1)) };
    });
  });
}
