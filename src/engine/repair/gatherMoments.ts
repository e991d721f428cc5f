import * as tf from '@tensorflow/tfjs-core';
import type { InputMoments } from '../../core/repair/inputMoments';
import type { ImageOrder } from '../images/imageStore';
import type { ComparedLayer } from './comparedLayer';
import { eachBatch } from './eachBatch';
import { inputPatches } from './inputPatches';
import type { RepairProgress } from './repairLayer';

/** Returns the moments of a layer's inputs over the images; yields after every batch. */
export async function* gatherMoments(
  { layer, floatWeight, ...inputs }: ComparedLayer,
  images: ImageOrder,
): AsyncGenerator<RepairProgress, InputMoments> {
  const rows = floatWeight.length / layer.bias.length;
  const weight = tf.tensor2d(floatWeight, [rows, layer.bias.length]);
  let places = 0;
  try {
    const [gram, target] = yield* eachBatch(`inputs of ${layer.spec.id}`, images, (batch) => {
      const quantized = inputPatches(layer.spec, inputs.quantizedInput(batch));
      const float = inputPatches(layer.spec, inputs.floatInput(batch));
      places += quantized.shape[0];
      // Products with a transposed factor are ten times as slow on WASM.
      const transposed = tf.transpose(quantized);
      const outputs = tf.matMul(float, weight);
      return [tf.matMul(transposed, quantized), tf.matMul(transposed, outputs)];
    });
    const mean = (sum: Float32Array) => sum.map((value) => value / places);
    return { gram: mean(gram), target: mean(target) };
  } finally {
    weight.dispose();
  }
}
