import * as tf from '@tensorflow/tfjs-core';
import type { LayerSpec } from '../../core/model/spec';

/**
 * Returns what a layer multiplies its weights with, a row for every place that is looked at. Of a
 * convolution those are the places that do not overlap: their neighbours say nearly the same, and a
 * thousand images have places enough.
 * Shapes: x [n, height, width, in] or [n, in]; result [places, rows of the weights].
 */
export function inputPatches(spec: LayerSpec, x: tf.Tensor): tf.Tensor2D {
  if (spec.kind === 'dense') return tf.reshape(x, [x.shape[0] ?? 0, -1]);
  const { kernel } = spec;
  const [images = 0, height = 0, width = 0, channels = 0] = x.shape;
  const [down, across] = [Math.floor(height / kernel), Math.floor(width / kernel)];
  const tiled = tf.slice(x, [0, 0, 0, 0], [images, down * kernel, across * kernel, channels]);
  const strips = tf.reshape(tiled, [images * down, kernel, across, kernel * channels]);
  const tiles = tf.transpose(strips, [0, 2, 1, 3]);
  return tf.reshape(tiles, [images * down * across, kernel ** 2 * channels]);
}
