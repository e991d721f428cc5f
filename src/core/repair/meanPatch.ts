import type { LayerSpec } from '../model/spec';

/**
 * Returns the mean over all places where a layer is applied of what it multiplies its weights with,
 * a value per row of the weights.
 *
 * Shapes: `image` is of `shape`: [height, width, channels] for a convolution, any for a dense layer.
 */
export function meanPatch(
  spec: LayerSpec,
  image: Float32Array,
  shape: readonly number[],
): Float32Array {
  if (spec.kind === 'dense') return image;
  const [height = 0, width = 0, channels = 0] = shape;
  const rows = height - spec.kernel + 1;
  const columns = width - spec.kernel + 1;
  return Float32Array.from({ length: spec.kernel ** 2 * channels }, (_, index) => {
    const shift = Math.floor(index / channels);
    const top = Math.floor(shift / spec.kernel);
    const left = shift % spec.kernel;
    let sum = 0;
    for (let row = top; row < top + rows; row++) {
      for (let column = left; column < left + columns; column++) {
        sum += image[(row * width + column) * channels + (index % channels)] ?? 0;
      }
    }
    return sum / (rows * columns);
  });
}
