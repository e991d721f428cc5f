import * as tf from '@tensorflow/tfjs-core';
import type { ModelSpec } from '../../../core/model/spec';
import { activationGrid, weightGrid, weightGridOf } from '../../../core/quant/grid';
import type { QuantizedModel } from '../../../core/quantized/quantizedModel';
import { createRandom } from '../../../core/random';
import type { Scheme } from '../../../core/scheme/scheme';
import type { ImageOrder } from '../../images/imageStore';
import type { Network } from '../../network/fold';
import { initialCheckpoint } from '../../network/parameters';
import { quantizedModelOf } from '../../quantization/quantizedModelOf';

const model: ModelSpec = {
  id: 'small',
  label: 'Small',
  inputShape: [12, 12, 1],
  inputRange: { min: 0, max: 1 },
  layers: [
    { kind: 'conv', id: 'first', kernel: 3, filters: 4, batchNorm: false },
    { kind: 'conv', id: 'second', kernel: 3, filters: 4, batchNorm: false },
    { kind: 'dense', id: 'last', units: 3, relu: false },
  ],
};

/** A network small enough for a GPU made of software. */
export const smallNetwork: Network = { model, checkpoint: initialCheckpoint(model, 3) };

const weight = { grid: weightGrid(3), perChannel: true, range: 'min-max' };
const input = { grid: activationGrid(4), range: 'min-max', dynamic: false };

const usual: Scheme = {
  layers: model.layers.map(({ id }) => ({ id, weight, input, frozen: false })),
  logits: null,
  point: 'after-pool',
  bias: { kind: 'float' },
  convention: 'pytorch',
  rounding: { ties: 'half-even', gradient: 'code' },
};

/** Returns the small network with weights at 3 bits and activations at 4, but for what `differing` says. */
export function quantizedSmall(differing: Partial<Scheme> = {}): QuantizedModel {
  const inputs = new Map(model.layers.map(({ id }) => [id, { min: 0, max: 1 }]));
  return quantizedModelOf(smallNetwork, { ...usual, ...differing }, { inputs, logits: null });
}

/** The usual scheme's layers with the weights of one left in float. */
export const layersWithFloat = (floatId: string): Scheme['layers'] =>
  usual.layers.map((layer) => (layer.id === floatId ? { ...layer, weight: null } : layer));

const lopsided = { grid: weightGridOf(3, { symmetric: false, narrow: false }), perChannel: false };

/** The usual scheme's layers with one affine scale each, and inputs ranged batch by batch. */
export const affineLayers: Scheme['layers'] = usual.layers.map((layer) => ({
  ...layer,
  weight: { ...weight, ...lopsided },
  input: { ...input, dynamic: true },
}));

/** Returns random images, more than one batch of them. */
export function smallImages(): ImageOrder {
  const random = createRandom(4, 'small images');
  const count = 70;
  const pixels = Float32Array.from({ length: count * 144 }, () => random.float());
  return {
    length: count,
    batch: (start, size) => ({
      images: tf.tensor4d(pixels.slice(start * 144, (start + size) * 144), [size, 12, 12, 1]),
      labels: tf.zeros([size], 'int32'),
    }),
    dispose: () => {},
  };
}
