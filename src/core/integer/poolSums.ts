import { poolSize } from '../model/spec';

/** Sizes of the sums of one image. */
export interface SumShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** Returns the sizes after 2x2 max-pooling, an odd last row or column left out. */
export function pooledShape({ height, width, channels }: SumShape): SumShape {
  const side = (size: number) => Math.floor(size / poolSize);
  return { height: side(height), width: side(width), channels };
}

/**
 * Writes the largest of each 2x2 window into `pooled`, and none below `floor`.
 *
 * Shapes: `sums` [height, width, channels], `pooled` [floor(height / 2), floor(width / 2), channels].
 */
export function poolSums(
  sums: Float64Array,
  shape: SumShape,
  floor: number,
  pooled: Float64Array,
): void {
  const { width, channels } = shape;
  const out = pooledShape(shape);
  for (let row = 0; row < out.height; row++) {
    for (let column = 0; column < out.width; column++) {
      const corner = (row * width + column) * poolSize * channels;
      const target = (row * out.width + column) * channels;
      for (let channel = 0; channel < channels; channel++) {
        const max = windowMax(sums, corner + channel, channels, width * channels);
        pooled[target + channel] = Math.max(max, floor);
      }
    }
  }
}

function windowMax(sums: Float64Array, corner: number, right: number, below: number): number {
  const top = Math.max(sums[corner] ?? 0, sums[corner + right] ?? 0);
  const bottom = Math.max(sums[corner + below] ?? 0, sums[corner + below + right] ?? 0);
  return Math.max(top, bottom);
}
