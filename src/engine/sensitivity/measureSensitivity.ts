import * as tf from '@tensorflow/tfjs-core';
import type { LayerSensitivity } from '../../core/sensitivity/report';
import type { Widths } from '../../core/sensitivity/widths';
import type { EvaluationProgress } from '../evaluate';
import type { ImageOrder } from '../images/imageStore';
import { type LayerVariants, layerVariants, type Variant } from './layerVariants';

const batchSize = 100;

/** Sums over images of what one variant does to a layer's output. */
interface Tally {
  noise: number;
  signal: number;
  correct: number;
}

/**
 * Measures every layer alone, at every width and in every half, on all images of the order; yields
 * after every variant of every batch. Progress counts images, once for every variant.
 */
export async function* measureSensitivity(
  widths: Widths,
  images: ImageOrder,
): AsyncGenerator<EvaluationProgress, LayerSensitivity[]> {
  const cells: LayerSensitivity[] = [];
  const { layers } = widths.float;
  for (const [index, { spec }] of layers.entries()) {
    const layer = layerVariants(widths, index);
    const total = layers.length * layer.variants.length * images.length;
    const before = index * layer.variants.length * images.length;
    try {
      const tallies = layer.variants.map((): Tally => ({ noise: 0, signal: 0, correct: 0 }));
      for await (const done of measureLayer(layer, images, tallies)) {
        yield { done: before + done, total };
      }
      cells.push(...layer.variants.map((variant, i) => cell(spec.id, variant, tallies[i])));
    } finally {
      layer.dispose();
    }
  }
  return cells;
}

function cell(
  layerId: string,
  { bits, half }: Variant,
  tally: Tally | undefined,
): LayerSensitivity {
  const { noise, signal, correct } = tally ?? { noise: 0, signal: 1, correct: 0 };
  return { layerId, bits, half, relativeError: Math.sqrt(noise / signal), correct };
}

async function* measureLayer(
  layer: LayerVariants,
  order: ImageOrder,
  tallies: readonly Tally[],
): AsyncGenerator<number, void> {
  for (let start = 0; start < order.length; start += batchSize) {
    const size = Math.min(batchSize, order.length - start);
    const { images, labels } = order.batch(start, size);
    const float = tf.tidy(() => layer.float(images));
    const waiting: tf.Tensor2D[] = [];
    try {
      for (const [index, variant] of layer.variants.entries()) {
        waiting.push(compare(layer, variant.layer.output(float.input), float.output, labels));
        yield start * layer.variants.length + (index + 1) * size;
      }
      await addUp(waiting, tallies);
    } finally {
      tf.dispose([images, labels, float.input, float.output, ...waiting]);
    }
  }
}

/**
 * Returns noise, signal and hits of every image, and disposes the output. Squares are
 * summed by channel first, so that float32 loses little.
 * Shapes: result [3, images].
 */
function compare(
  layer: LayerVariants,
  output: tf.Tensor,
  float: tf.Tensor,
  labels: tf.Tensor1D,
): tf.Tensor2D {
  const result = tf.tidy(() => {
    const perImage = (x: tf.Tensor) => {
      const byPlace = tf.sum(tf.square(x), -1);
      return tf.sum(tf.reshape(byPlace, [labels.size, -1]), 1);
    };
    const classes = tf.argMax(layer.logits(output), 1);
    const hits = tf.cast(tf.equal(classes, labels), 'float32');
    return tf.stack([perImage(tf.sub(output, float)), perImage(float), hits]) as tf.Tensor2D;
  });
  output.dispose();
  return result;
}

/** Reads all variants of a batch in one transfer. */
async function addUp(waiting: readonly tf.Tensor2D[], tallies: readonly Tally[]): Promise<void> {
  const joined = tf.concat2d([...waiting], 0);
  const values = await joined.data<'float32'>();
  const [, size = 0] = joined.shape;
  joined.dispose();
  const row = (index: number) =>
    values.subarray(index * size, (index + 1) * size).reduce((sum, value) => sum + value, 0);
  for (const [index, tally] of tallies.entries()) {
    tally.noise += row(3 * index);
    tally.signal += row(3 * index + 1);
    tally.correct += row(3 * index + 2);
  }
}
