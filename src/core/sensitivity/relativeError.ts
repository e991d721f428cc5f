import { executeIntegers } from '../integer/executeIntegers';
import type { QuantizedModel } from '../quantized/quantizedModel';
import { layerOutput } from './layerOutput';
import { type Half, onlyLayer } from './partly';
import { span } from './span';

/**
 * Returns `norm(q - f) / norm(f)` of the output of a layer, before ReLU and pool, with that layer
 * alone quantized, or half of it, in exact arithmetic: what the engine's figures are tested against.
 *
 * Shapes: `images` [count, height, width, channels], flat, 0 to 1.
 */
export function relativeErrorOf(
  float: QuantizedModel,
  quantized: QuantizedModel,
  index: number,
  half: Half,
  images: Float32Array,
  count: number,
): number {
  const input = index === 0 ? images : executeIntegers(span(float, 0, index), images, count).logits;
  const own = onlyLayer(float, quantized, index, half);
  const f = layerOutput(span(float, index, index + 1), input, count);
  const q = layerOutput(span(own, index, index + 1), input, count);
  let [noise, signal] = [0, 0];
  f.forEach((value, place) => {
    noise += ((q[place] ?? 0) - value) ** 2;
    signal += value ** 2;
  });
  return Math.sqrt(noise / signal);
}
