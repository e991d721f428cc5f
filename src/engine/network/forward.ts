import * as tf from '@tensorflow/tfjs-core';
import { type DenseSpec, hasRelu, type LayerSpec } from '../../core/model/spec';
import { dense } from '../ops/dense';
import { convLayer, type OnMoments, type Surroundings } from './convLayer';
import type { Parameters } from './parameters';
import { floatTap, type Tap } from './tap';

export interface ForwardOptions {
  readonly tap?: Tap;
  /**
   * Returns what is told of the statistics of the batch where the batch normalization of a layer goes
   * by those; null where it goes by the running ones, as all do by default.
   */
  readonly byBatch?: (layerId: string) => OnMoments | null;
}

/**
 * Returns the network's logits.
 * Shapes: images [n, height, width, channels] in the model's range; result [n, classes].
 */
export function forward(
  parameters: Parameters,
  images: tf.Tensor4D,
  options: ForwardOptions = {},
): tf.Tensor2D {
  const { tap = floatTap } = options;
  const last = throughLayers(parameters, images, parameters.model.layers.length, options);
  return tap.logits(last as tf.Tensor2D);
}

/**
 * Returns what the layer of that index multiplies its weights with, as the tap leaves it.
 * Shapes: images [n, height, width, channels] in the model's range; result [n, ...input of the
 * layer].
 */
export function layerInput(
  parameters: Parameters,
  images: tf.Tensor4D,
  index: number,
  options: ForwardOptions = {},
): tf.Tensor {
  const before = throughLayers(parameters, images, index, options);
  const { layers } = parameters.model;
  const layer = layers[index];
  return layer ? arriving(layer.id, before, layers[index - 1], options.tap ?? floatTap) : before;
}

/** Returns what the first `count` layers make of the images. */
function throughLayers(
  parameters: Parameters,
  images: tf.Tensor4D,
  count: number,
  { tap = floatTap, byBatch = () => null }: ForwardOptions,
): tf.Tensor {
  const { layers } = parameters.model;
  let x: tf.Tensor = images;
  layers.slice(0, count).forEach((layer, index) => {
    const input = arriving(layer.id, x, layers[index - 1], tap);
    const nextId = layers[index + 1]?.id ?? null;
    if (layer.kind === 'dense') {
      x = denseLayer(layer, input, { parameters, tap, nextId });
      return;
    }
    const surroundings = {
      parameters,
      tap,
      nextId,
      byBatch: byBatch(layer.id),
      // No gradient is asked for the image.
      needsInputGradient: index > 0 || tap.learnsImage,
    };
    x = convLayer(layer, input as tf.Tensor4D, surroundings);
  });
  return x;
}

/** Before ReLU the tap has had the output of the layer before already, inside that layer. */
function arriving(id: string, x: tf.Tensor, before: LayerSpec | undefined, tap: Tap): tf.Tensor {
  const hadInside = tap.point === 'before-relu' && before !== undefined && hasRelu(before);
  return hadInside ? x : tap.input(id, x);
}

function denseLayer(
  { id, relu }: DenseSpec,
  x: tf.Tensor,
  { parameters, tap, nextId }: Pick<Surroundings, 'parameters' | 'tap' | 'nextId'>,
): tf.Tensor2D {
  const flat = tf.reshape(x, [x.shape[0] ?? 1, -1]) as tf.Tensor2D;
  const weight = tap.weight(id, parameters.get(`${id}.weight`)) as tf.Tensor2D;
  const bias = tap.bias(id, parameters.get(`${id}.bias`)) as tf.Tensor1D;
  const sums = dense(flat, weight, bias);
  if (!relu) return sums;
  const isTapped = tap.point === 'before-relu' && nextId !== null;
  return tf.relu(isTapped ? tap.input(nextId, sums) : sums);
}
