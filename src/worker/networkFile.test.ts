import { describe, expect, it, test } from 'vitest';
import {
  type ExampleOptions,
  plainOptions,
  quantizedExample,
  randomNetwork,
} from '../core/integer/testModels';
import { type ModelChoice, modelOf } from '../core/model/models';
import { foldedSpec } from '../core/model/shapes';
import type { QuantizedModel } from '../core/quantized/quantizedModel';
import { decodeSafetensors, encodeSafetensors } from '../data/safetensors';
import { foldNetwork } from '../engine/network/fold';
import { tinyNetwork } from '../engine/testing/tiny';
import type { FinishedNetwork } from './finishedNetworks';
import { decodeNetwork, encodeNetwork } from './networkFile';

const fashion: ModelChoice = { dataset: 'fashion-mnist', model: 'cnn' };
const normalized: ModelChoice = { dataset: 'cifar-10', model: 'cnn-bn' };

const again = (network: FinishedNetwork) => decodeNetwork(encodeNetwork(network));

describe('a network in float', () => {
  it.each([fashion, normalized])('comes back as it was: %j', (choice) => {
    const network = tinyNetwork(choice);
    expect(again({ kind: 'float', network })).toEqual({ kind: 'float', network });
  });

  it('comes back folded where it was', () => {
    const network = foldNetwork(tinyNetwork(normalized), 'deviation');
    expect(again({ kind: 'float', network })).toEqual({ kind: 'float', network });
  });
});

function quantized(changes: Partial<ExampleOptions>, choice = fashion): FinishedNetwork {
  const network = randomNetwork(7, 2, foldedSpec(modelOf(choice)));
  const model = quantizedExample(network, { ...plainOptions, ...changes });
  return { kind: 'quantized', model, latent: model };
}

test.each<Partial<ExampleOptions>>([
  {},
  { weightBits: 2, activationBits: 3, perChannel: false, symmetric: false },
  { dynamic: true, bias: { kind: 'float' } },
  { point: 'before-relu', bias: { kind: 'own', bits: 8 }, ties: 'half-up', logitBits: 8 },
  { convention: 'tensorflow', floatWeights: ['conv1'], floatInputs: ['dense'] },
])('a quantized network comes back as it was: %j', (changes) => {
  const network = quantized(changes);
  expect(again(network)).toEqual(network);
});

it('keeps of a network with batch norm what it was quantized from', () => {
  const network = quantized({}, normalized);
  expect(again(network)).toEqual(network);
});

/** Returns the file of a quantized network with some of its tensors and metadata replaced. */
function changed(tensors: object, metadata: Readonly<Record<string, string>>) {
  const file = decodeSafetensors(encodeNetwork(quantized({})));
  return encodeSafetensors(
    { ...Object.fromEntries(file.tensors), ...tensors },
    { ...Object.fromEntries(file.metadata), ...metadata },
  );
}

const describedAs = (parts: object) => {
  const file = decodeSafetensors(encodeNetwork(quantized({})));
  const said: QuantizedModel = JSON.parse(file.metadata.get('quantization') ?? '');
  return { quantization: JSON.stringify({ ...said, ...parts }) };
};

const one = (value: number) => ({ shape: [1], data: Float32Array.of(value) });
const biasOf = (value: number) => ({ shape: [10], data: new Float32Array(10).fill(value) });

test.each<[string, object, Record<string, string>, RegExp]>([
  ['of another model', {}, { model: 'resnet' }, /does not say of which model/],
  ['of another dataset', {}, { dataset: 'imagenet' }, /does not say of which model/],
  ['with images of another shape', {}, { dataset: 'cifar-10' }, /is of shape|number of layers/],
  ['without a description', {}, { quantization: 'none' }, /does not say how it is quantized/],
  ['with too few layers', {}, describedAs({ layers: [] }), /another number of layers/],
  ['of an unknown convention', {}, describedAs({ convention: 'x' }), /does not say how/],
  [
    'with one scale for all',
    { 'conv1.weight_scale': one(1) },
    {},
    /conv1.weight_scale is of shape/,
  ],
  ['with a scale of zero', { 'conv1.weight_scale': scales(0) }, {}, /a scale is not above zero/],
  ['with what is no number', { 'dense.bias': biasOf(Number.NaN) }, {}, /dense.bias holds a value/],
])('a file %s is refused with a sentence', (_, tensors, metadata, sentence) => {
  expect(() => decodeNetwork(changed(tensors, metadata))).toThrow(sentence);
});

function scales(value: number) {
  return { shape: [40], data: new Float32Array(40).fill(value) };
}

it('refuses a file that lacks a tensor', () => {
  const { tensors, metadata } = decodeSafetensors(encodeNetwork(quantized({})));
  const rest = Object.fromEntries([...tensors].filter(([name]) => name !== 'dense.weight_scale'));
  const file = encodeSafetensors(rest, Object.fromEntries(metadata));
  expect(() => decodeNetwork(file)).toThrow(/dense.weight_scale is missing/);
});
