import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { executeIntegers } from '../../core/integer/executeIntegers';
import type { QuantizedModel } from '../../core/quantized/quantizedModel';
import type { Settings } from '../../core/settings/settings';
import { inOrder } from '../images/imageStore';
import { eachBackend } from '../testing/eachBackend';
import { tinyImages, tinyQuantized } from '../testing/tiny';
import { simulated } from './simulated';

const count = 3;

/** Networks of other layers than the usual one's. */
const others: [string, Partial<Settings>][] = [
  ['CIFAR-10', { dataset: 'cifar-10' }],
  ['CIFAR-10, batch normalization', { dataset: 'cifar-10', model: 'cnn-bn' }],
  [
    'CIFAR-10, one affine scale per layer',
    { dataset: 'cifar-10', weightScheme: 'affine', weightGranularity: 'tensor' },
  ],
  ['CIFAR-10, before ReLU', { dataset: 'cifar-10', activationPoint: 'before-relu' }],
  ['own images of 17 classes', { dataset: 'own-colour', imageSet: '17-0a1b2c3d' }],
];

/** Every field of a scheme, moved off its default. */
const variants: [string, Partial<Settings>][] = [
  ['two bits', { weightBits: 2, activationBits: 2 }],
  ['sixteen bits', { weightBits: 16 }],
  ['one scale per layer', { weightGranularity: 'tensor' }],
  ['affine weights', { weightScheme: 'affine' }],
  ['one affine scale per layer', { weightScheme: 'affine', weightGranularity: 'tensor' }],
  ['the full range of weights', { narrowRange: false, weightScheme: 'affine' }],
  ['min-max weights', { weightRange: 'min-max' }],
  ['min-max activations', { activationRange: 'min-max' }],
  ['before ReLU', { activationPoint: 'before-relu' }],
  ['image in float', { inputQuantized: false }],
  ['logits at 4 bits', { logitBits: 4 }],
  ['float bias', { bias: 'float' }],
  ['bias at its own scale', { bias: 'own', biasBits: 3 }],
  ['saturating bias', { bias: 'product', biasBits: 3 }],
  ['TensorFlow', { convention: 'tensorflow', activationPoint: 'before-relu' }],
  ['a layer in float', { layers: 'conv2.float' }],
  ['a layer with float weights', { layers: 'conv2.wf' }],
  ['a layer with more bits', { layers: 'conv1.w8.a8' }],
  ['dynamic', { ptqMode: 'dynamic' }],
  ['dynamic, dense only', { ptqMode: 'dynamic-dense' }],
];

async function modelWith(changes: Partial<Settings>): Promise<QuantizedModel> {
  const { quantized } = await tinyQuantized(changes, 'ptq');
  return quantized.model;
}

const imagesFor = ({ model }: QuantizedModel) =>
  tinyImages(count, model.inputShape[2] === 1 ? 'fashion-mnist' : 'cifar-10').order(inOrder(count));

async function logitsOf(model: QuantizedModel): Promise<Float32Array> {
  const network = simulated(model);
  const order = imagesFor(model);
  const logits = await tf
    .tidy(() => network.logits(order.batch(0, count).images))
    .data<'float32'>();
  network.dispose();
  return logits;
}

async function integersOf(model: QuantizedModel): Promise<Float32Array> {
  const { images } = imagesFor(model).batch(0, count);
  return executeIntegers(model, await images.data<'float32'>(), count).logits;
}

const largest = (values: Float32Array) =>
  values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);

const suite = () => {
  it.each([['the defaults', {}], ...others, ...variants])(
    'gives the logits of integers: %s',
    async (_, changes) => {
      const model = await modelWith(changes);
      const [simulatedLogits, exact] = [await logitsOf(model), await integersOf(model)];
      const errors = simulatedLogits.map((value, i) => Math.abs(value - (exact[i] ?? Number.NaN)));
      // A value on the other side of a rounding step now and then moves the logits of its image.
      const equal = errors.filter((error) => error <= 1e-4 * largest(exact)).length;
      expect(equal).toBeGreaterThanOrEqual(0.85 * exact.length);
      expect(largest(errors)).toBeLessThan(0.1 * largest(exact));
    },
  );

  let usual = new Float32Array();
  beforeAll(async () => {
    usual = Float32Array.from(await logitsOf(await modelWith({})));
  });

  it.each(variants)('heeds %s', async (_, changes) => {
    const logits = await logitsOf(await modelWith(changes));
    expect(largest(logits.map((value, i) => value - (usual[i] ?? 0)))).toBeGreaterThan(
      1e-3 * largest(usual),
    );
  });
};

eachBackend('simulated', suite, ['wasm']);
