import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { executeIntegers, type IntegerResult } from '../../core/integer/executeIntegers';
import {
  type ExampleNetwork,
  type ExampleOptions,
  plainOptions,
  quantizedExample,
  randomNetwork,
  stackSpec,
} from '../../core/integer/testModels';
import type { QuantizedModel } from '../../core/quantized/quantizedModel';
import { eachBackend } from '../testing/eachBackend';
import { createIntegerNetwork } from './integerNetwork';

const cases: [string, Partial<ExampleOptions>][] = [
  ['8 bits', {}],
  ['6 bits', { weightBits: 6, activationBits: 6 }],
  ['4 bits, quantized logits', { weightBits: 4, activationBits: 4, logitBits: 4 }],
  ['3 bits', { weightBits: 3, activationBits: 3 }],
  ['2 bits, quantized logits', { weightBits: 2, activationBits: 2, logitBits: 2 }],
  ['16 bits', { weightBits: 16, activationBits: 16, logitBits: 16 }],
  ['weights of 16 bits', { weightBits: 16 }],
  ['activations of 16 bits', { activationBits: 16, symmetric: false }],
  ['affine weights for the whole tensor', { symmetric: false, perChannel: false }],
  ['affine weights of 16 bits', { symmetric: false, weightBits: 16, activationBits: 16 }],
  ['one scale for the whole tensor', { perChannel: false }],
  ['quantized before ReLU', { point: 'before-relu', logitBits: 8 }],
  ['a float bias', { bias: { kind: 'float' }, logitBits: 8 }],
  ['a float bias before ReLU', { bias: { kind: 'float' }, point: 'before-relu' }],
  ['a bias of 8 bits at its own scale', { bias: { kind: 'own', bits: 8 } }],
  ['a saturated bias', { bias: { kind: 'product', bits: 8 } }],
  ['a bias of 16 bits', { bias: { kind: 'product', bits: 16 }, weightBits: 4 }],
  ['the convention of TensorFlow', { convention: 'tensorflow', ties: 'half-up', logitBits: 6 }],
  ['ranges of the batch', { dynamic: true, logitBits: 8 }],
  ['ranges of the batch at 16 bits', { dynamic: true, weightBits: 16, activationBits: 16 }],
  ['ranges of the batch before ReLU', { dynamic: true, point: 'before-relu', symmetric: false }],
  ['ranges of the batch, a float bias', { dynamic: true, bias: { kind: 'float' }, logitBits: 8 }],
  ['ranges of the batch, TensorFlow', { dynamic: true, convention: 'tensorflow', ties: 'half-up' }],
];

/** These multiply real values somewhere, whose sums depend on their order. */
const nearCases: [string, Partial<ExampleOptions>][] = [
  ['the first input in float', { floatInputs: ['one'] }],
  ['the last layer in float', { floatWeights: ['last'], floatInputs: ['last'] }],
  ['weights of the second layer in float', { floatWeights: ['two'], logitBits: 8 }],
  ['a float layer before ReLU', { floatWeights: ['one'], point: 'before-relu' }],
  ['a float layer, then ranges of the batch', { floatInputs: ['two'], dynamic: true }],
];

interface Compared {
  readonly layerId: string;
  readonly kind: string;
  readonly values: number[];
}

/** Zeros lose their signs. */
const withoutSigns = (values: Float32Array) => Array.from(values, (value) => value + 0);

async function onDevice(model: QuantizedModel, { spec, images, count }: ExampleNetwork) {
  const network = createIntegerNetwork(model);
  const x = tf.tensor4d(images, [count, ...spec.inputShape]);
  const { logits, outputs } = network.run(x);
  const read = outputs.map(async ({ layerId, kind, values }): Promise<Compared> => {
    return { layerId, kind, values: withoutSigns(await values.data<'float32'>()) };
  });
  const result = {
    logits: withoutSigns(await logits.data<'float32'>()),
    outputs: await Promise.all(read),
  };
  const alone = network.logits(x);
  expect(withoutSigns(await alone.data<'float32'>())).toEqual(result.logits);
  tf.dispose([x, logits, alone, outputs.map(({ values }) => values)]);
  network.dispose();
  return result;
}

/** Sums as the device rounds them. */
function asFloats({ outputs }: IntegerResult): Compared[] {
  return outputs.map(({ layerId, kind, values }) => ({
    layerId,
    kind,
    values: withoutSigns(Float32Array.from(values)),
  }));
}

eachBackend('integer network', () => {
  it.each(cases)('gives the codes of core: %s', async (_, options) => {
    const network = randomNetwork(5, 3);
    const model = quantizedExample(network, { ...plainOptions, ...options });
    const plain = executeIntegers(model, network.images, network.count);
    const device = await onDevice(model, network);
    expect(device.outputs).toEqual(asFloats(plain));
    expect(device.logits).toEqual(withoutSigns(plain.logits));
  });

  it.each(cases)(
    'gives the codes of core through a stack of dense layers: %s',
    async (_, options) => {
      const network = randomNetwork(5, 3, stackSpec);
      const model = quantizedExample(network, { ...plainOptions, ...options });
      const plain = executeIntegers(model, network.images, network.count);
      const device = await onDevice(model, network);
      expect(device.outputs).toEqual(asFloats(plain));
      expect(device.logits).toEqual(withoutSigns(plain.logits));
    },
  );

  it.each(nearCases)('gives nearly the codes of core: %s', async (_, options) => {
    const network = randomNetwork(6, 3);
    const model = quantizedExample(network, { ...plainOptions, ...options });
    const plain = asFloats(executeIntegers(model, network.images, network.count));
    const { outputs } = await onDevice(model, network);
    expect(outputs.map(({ layerId, kind }) => [layerId, kind])).toEqual(
      plain.map(({ layerId, kind }) => [layerId, kind]),
    );
    outputs.forEach(({ kind, values }, index) => {
      const expected = plain[index]?.values ?? [];
      const off = values.filter((value, i) => value !== expected[i]).length / values.length;
      expect(values.length).toBe(expected.length);
      if (kind === 'codes') expect(off).toBeLessThan(0.02);
    });
  });

  it('frees what it put on the device', () => {
    const network = randomNetwork(5, 2);
    const model = quantizedExample(network, { ...plainOptions, logitBits: 8 });
    const x = tf.tensor4d(network.images, [2, ...network.spec.inputShape]);
    const before = tf.memory().numTensors;
    const integers = createIntegerNetwork(model);
    integers.logits(x).dispose();
    const { logits, outputs } = integers.run(x);
    tf.dispose([logits, ...outputs.map(({ values }) => values)]);
    integers.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
