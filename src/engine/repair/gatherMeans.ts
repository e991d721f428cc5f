import * as tf from '@tensorflow/tfjs-core';
import type { InputMeans } from '../../core/repair/correctBias';
import { meanPatch } from '../../core/repair/meanPatch';
import type { ImageOrder } from '../images/imageStore';
import type { ComparedLayer } from './comparedLayer';
import { eachBatch } from './eachBatch';
import type { RepairProgress } from './repairLayer';

/** Returns the means of a layer's inputs over the images; yields after every batch. */
export async function* gatherMeans(
  { layer, ...inputs }: ComparedLayer,
  images: ImageOrder,
): AsyncGenerator<RepairProgress, InputMeans> {
  let shape: readonly number[] = [];
  const [quantized, float] = yield* eachBatch(`inputs of ${layer.spec.id}`, images, (batch) => {
    const x = inputs.floatInput(batch);
    shape = x.shape.slice(1);
    return [tf.sum(inputs.quantizedInput(batch), 0), tf.sum(x, 0)];
  });
  const mean = (sum: Float32Array) => {
    const image = sum.map((value) => value / images.length);
    return meanPatch(layer.spec, image, shape);
  };
  return { quantized: mean(quantized), float: mean(float) };
}
