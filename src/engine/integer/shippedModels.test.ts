import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { executeIntegers, type IntegerResult } from '../../core/integer/executeIntegers';
import { ExecutionTally } from '../../core/integer/executionTally';
import { type ExampleNetwork, plainOptions, quantizedExample } from '../../core/integer/testModels';
import { type ModelId, modelOf, models } from '../../core/model/models';
import type { QuantizedModel } from '../../core/quantized/quantizedModel';
import { checkpointPath } from '../../data/checkpoint';
import { fashionMnist } from '../../data/fashionMnist';
import { decodeSafetensors } from '../../data/safetensors';
import { foldNetwork } from '../network/fold';
import { eachBackend } from '../testing/eachBackend';
import { createIntegerNetwork } from './integerNetwork';
import { readExecution } from './readExecution';

const shipped = (path: string) => readFileSync(new URL(`../../../public/${path}`, import.meta.url));
const idxHeaderBytes = 16;
const pixelCount = 28 * 28;

/** The first test images, as the image stores hand them out. */
function testImages(count: number): Float32Array {
  const idx = gunzipSync(shipped(fashionMnist.files.testImages.path));
  const pixels = idx.subarray(idxHeaderBytes, idxHeaderBytes + count * pixelCount);
  return Float32Array.from(pixels, (pixel) => pixel / 255);
}

function shippedNetwork(id: ModelId): ExampleNetwork {
  const { tensors } = decodeSafetensors(new Uint8Array(shipped(checkpointPath(id))));
  const { model, checkpoint } = foldNetwork({
    model: modelOf({ dataset: 'fashion-mnist', model: id }),
    checkpoint: tensors,
  });
  const values = (name: string) => checkpoint.get(name)?.data ?? new Float32Array();
  return { spec: model, values, images: testImages(100), count: 100 };
}

const count = 500;
const batch = 100;
const cases = models.flatMap(({ id }) => [8, 6, 4, 3, 2].map((bits) => ({ id, bits })));

/** Core takes as long as the backends do, and gives each of them the same. */
const computed = new Map<string, { model: QuantizedModel; plain: readonly IntegerResult[] }>();

function inCore(id: ModelId, bits: number) {
  const key = `${id} ${bits}`;
  const known = computed.get(key);
  if (known) return known;
  const options = { ...plainOptions, weightBits: bits, activationBits: bits };
  const model = quantizedExample(shippedNetwork(id), options);
  const plain = batches().map((images) => executeIntegers(model, images, batch));
  const result = { model, plain };
  computed.set(key, result);
  return result;
}

const images = testImages(count);

function batches(): Float32Array[] {
  const size = batch * pixelCount;
  return Array.from({ length: count / batch }, (_, index) =>
    images.subarray(index * size, (index + 1) * size),
  );
}

eachBackend('integer network of the shipped models', () => {
  it.each(cases)(
    '$id at $bits bits gives the codes of core',
    async ({ id, bits }) => {
      const { model, plain } = inCore(id, bits);
      const network = createIntegerNetwork(model);
      const tally = new ExecutionTally();
      for (const [index, pixels] of batches().entries()) {
        const x = tf.tensor4d(pixels, [batch, 28, 28, 1]);
        tally.add(
          await readExecution(network.run(x)),
          plain[index] ?? { outputs: [], classes: [] },
        );
        x.dispose();
      }
      network.dispose();
      const { images: compared, layers, predictions } = tally.result();
      expect({ compared, predictions }).toEqual({ compared: count, predictions: 0 });
      expect(layers.map(({ layerId, codes }) => [layerId, codes])).toEqual([
        ['conv1', count * 13 * 13 * 40],
        ['conv2', count * 5 * 5 * 40],
        ['dense', count * 10],
      ]);
      expect(layers.map(({ differing }) => differing)).toEqual([0, 0, 0]);
    },
    120_000,
  );
});
