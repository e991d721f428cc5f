import type * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { modelOf, models } from '../../core/model/models';
import { equalized } from '../../core/repair/equalize';
import { loadShippedCheckpoint } from '../../data/checkpoint';
import { fashionMnist } from '../../data/fashionMnist';
import { createDatasetLoader } from '../../data/loader';
import { shippedFiles } from '../../data/testing/shippedFiles';
import { createImageStore } from '../images/createImageStore';
import { inOrder } from '../images/imageStore';
import { foldNetwork, type Network } from '../network/fold';
import { forward } from '../network/forward';
import { Parameters } from '../network/parameters';
import { eachBackend } from '../testing/eachBackend';

async function logits({ model, checkpoint }: Network, images: tf.Tensor4D): Promise<Float32Array> {
  const parameters = Parameters.fromCheckpoint(model, checkpoint);
  const result = forward(parameters, images);
  parameters.dispose();
  return result.data<'float32'>();
}

eachBackend('equalized shipped networks', () => {
  it.each(models)('give the same outputs in float: $id', async ({ id }) => {
    const choice = { dataset: 'fashion-mnist', model: id } as const;
    const checkpoint = await loadShippedCheckpoint(choice, shippedFiles);
    const folded = foldNetwork({ model: modelOf(choice), checkpoint });
    const equal = equalized(folded);
    expect(equal.checkpoint.get('conv2.weight')).not.toEqual(folded.checkpoint.get('conv2.weight'));
    const test = await createDatasetLoader(fashionMnist, shippedFiles).test(() => {});
    const { images } = createImageStore(test, fashionMnist.imageShape)
      .order(inOrder(500))
      .batch(0, 500);
    const [before, after] = [await logits(folded, images), await logits(equal, images)];
    const largest = before.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    after.forEach((value, index) => {
      const error = Math.abs(value - (before[index] ?? Number.NaN));
      expect(error).toBeLessThanOrEqual(1e-5 * largest);
    });
  });
}, ['wasm']);
