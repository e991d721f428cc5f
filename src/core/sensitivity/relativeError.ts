import { executeIntegers } from '../integer/executeIntegers';
import type { QuantizedModel } from '../quantized/quantizedModel';
import { type Half, onlyLayer } from './partly';
import { span } from './span';

/**
 * Returns `norm(q - f) / norm(f)` of what leaves a layer with that layer alone quantized, or half of
 * it, in exact arithmetic: what the engine's figures are tested against.
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
  const own = onlyLayer(float, quantized, index, half);
  const { logits: f } = executeIntegers(span(float, 0, index + 1), images, count);
  const { logits: q } = executeIntegers(span(own, 0, index + 1), images, count);
  let [noise, signal] = [0, 0];
  f.forEach((value, place) => {
    noise += ((q[place] ?? 0) - value) ** 2;
    signal += value ** 2;
  });
  return Math.sqrt(noise / signal);
}
