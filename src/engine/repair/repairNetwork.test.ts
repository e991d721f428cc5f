import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { fakeQuantize } from '../../core/quant/affine';
import type { QuantizedModel } from '../../core/quantized/quantizedModel';
import type { Scheme } from '../../core/scheme/scheme';
import { classifierOf } from '../network/classifier';
import { Parameters } from '../network/parameters';
import { simulated } from '../quantization/simulated';
import { eachBackend } from '../testing/eachBackend';
import { type RepairSettings, repairNetwork } from './repairNetwork';
import {
  affineLayers,
  layersWithFloat,
  quantizedSmall,
  smallImages,
  smallNetwork,
} from './testing/smallNetwork';

const none: RepairSettings = {
  adaRound: false,
  adaRoundBy: 'gradient',
  adaRoundSteps: 60,
  correctBias: false,
};

/** Runs the repairs to their end: what they told on the way, and the network. */
async function repaired(model: QuantizedModel, settings: Partial<RepairSettings>) {
  const running = repairNetwork(smallNetwork, model, smallImages(), { ...none, ...settings });
  const told = [];
  for (;;) {
    const { done, value } = await running.next();
    if (done) return { told, model: value };
    told.push(value);
  }
}

/** Mean over the images of the logits, and of the squared distance from the float network's. */
async function logitsBesideFloat(model: QuantizedModel) {
  const { images } = smallImages().batch(0, 70);
  const device = simulated(model);
  const float = Parameters.fromCheckpoint(smallNetwork.model, smallNetwork.checkpoint);
  const [ours, theirs] = [device.logits(images), classifierOf(float).logits(images)];
  const means = [ours, theirs].map((logits) => tf.mean<tf.Tensor1D>(logits, 0).data());
  const [mean = [], floatMean = []] = await Promise.all(means);
  const [error = Number.NaN] = await tf.mean(tf.squaredDifference(ours, theirs)).data();
  device.dispose();
  float.dispose();
  return { mean: [...mean], floatMean: [...floatMean], error };
}

async function expectNearer(scheme: Partial<Scheme>): Promise<void> {
  const model = quantizedSmall(scheme);
  const rounded = await repaired(model, { adaRound: true });
  const [before, after] = [await logitsBesideFloat(model), await logitsBesideFloat(rounded.model)];
  expect(after.error).toBeLessThan(0.7 * before.error);
}

async function expectMeanLogits(scheme: Partial<Scheme>): Promise<void> {
  const { model } = await repaired(quantizedSmall(scheme), { correctBias: true });
  const { mean, floatMean } = await logitsBesideFloat(model);
  mean.forEach((value, index) => {
    expect(value).toBeCloseTo(floatMean[index] ?? Number.NaN, 4);
  });
}

const repairedIds = ({ told }: Awaited<ReturnType<typeof repaired>>) =>
  told.flatMap((event) => (event.kind === 'repaired' ? [event.id] : []));

eachBackend('repairNetwork', () => {
  it('brings the logits nearer to the float ones by rounding', () => expectNearer({}));

  it('makes the mean logits those of the float network by correcting biases', () =>
    expectMeanLogits({}));
});

const staticSchemes: [string, Partial<Scheme>][] = [
  ['before ReLU', { point: 'before-relu' }],
  ['rounding ties up', { rounding: { ties: 'half-up', gradient: 'range' } }],
];

/** The ranges of dynamic inputs depend on how the images fall into batches, and so do mean logits. */
const schemes: typeof staticSchemes = [
  ...staticSchemes,
  ['with affine weights, one scale per layer, and dynamic inputs', { layers: affineLayers }],
];

eachBackend('repairNetwork in every scheme', () => {
  it.each(schemes)('rounds for the better %s', (_, scheme) => expectNearer(scheme));

  it.each(staticSchemes)('corrects biases %s', (_, scheme) => expectMeanLogits(scheme));

  it('does nothing that it was not asked for', async () => {
    const model = quantizedSmall();
    const result = await repaired(model, {});
    expect(result.told).toEqual([]);
    expect(result.model).toBe(model);
  });

  it('rounds first, corrects biases then, and hands the network over after each', async () => {
    const result = await repaired(quantizedSmall(), { adaRound: true, correctBias: true });
    expect(repairedIds(result)).toEqual(['adaRound', 'correctBias']);
    const [rounded, corrected] = result.told.flatMap((event) =>
      event.kind === 'repaired' ? [event.model] : [],
    );
    expect(corrected).toBe(result.model);
    rounded?.layers.forEach(({ weight, bias }, index) => {
      expect(corrected?.layers[index]?.weight).toEqual(weight);
      expect(corrected?.layers[index]?.bias).not.toEqual(bias);
    });
  });

  it('leaves layers in float alone', async () => {
    const model = quantizedSmall({ layers: layersWithFloat('second') });
    const result = await repaired(model, { adaRound: true, correctBias: true });
    expect(result.model.layers[1]).toBe(model.layers[1]);
    expect(result.model.layers[2]?.weight).not.toEqual(model.layers[2]?.weight);
  });

  it('puts every weight at the value of a code', async () => {
    const { model } = await repaired(quantizedSmall(), { adaRound: true });
    for (const { weight, weightShape, weightParams } of model.layers) {
      if (!weightParams) throw new Error('every layer is quantized here');
      expect(fakeQuantize(weight, weightShape, weightParams)).toEqual(weight);
    }
  });

  it('frees its tensors, also when it is left early', async () => {
    const before = tf.memory().numTensors;
    await repaired(quantizedSmall(), { adaRound: true, correctBias: true });
    for await (const event of repairNetwork(smallNetwork, quantizedSmall(), smallImages(), {
      ...none,
      adaRound: true,
    })) {
      if (event.kind === 'progress' && event.done > 64) break;
    }
    expect(tf.memory().numTensors).toBe(before);
  });
}, ['wasm']);
