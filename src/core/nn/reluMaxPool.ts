/** Sizes of a batch of images. */
export interface PoolShape {
  readonly images: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** Which value of its window a result is: 0 to 3 in reading order, or none. */
export const nonePassed = 4;

export interface Pooled {
  readonly values: Float64Array;
  /** 0 to 3, the first of equals; `nonePassed` where ReLU made the result zero. */
  readonly codes: Uint8Array;
}

type Values = Float32Array | Float64Array;

/** Calls `visit` with the index of every result and those of its window's four values. */
function eachWindow(shape: PoolShape, visit: (result: number, window: number[]) => void): void {
  const { images, height, width, channels } = shape;
  const [rows, columns] = [Math.floor(height / 2), Math.floor(width / 2)];
  for (let result = 0; result < images * rows * columns * channels; result++) {
    const pixel = Math.floor(result / channels);
    const row = Math.floor(pixel / columns);
    const y = Math.floor(row / rows) * height + 2 * (row % rows);
    const first = (y * width + 2 * (pixel % columns)) * channels + (result % channels);
    const below = first + width * channels;
    visit(result, [first, first + channels, below, below + channels]);
  }
}

/**
 * Returns 2x2 max-pooling of ReLU, stride 2, an odd last row or column left out, plainly.
 * Shapes: x [images, height, width, channels]; results [images, floor(height / 2), floor(width /
 * 2), channels].
 */
export function reluMaxPool(x: Values, shape: PoolShape): Pooled {
  const { images, height, width, channels } = shape;
  const size = images * Math.floor(height / 2) * Math.floor(width / 2) * channels;
  const pooled = { values: new Float64Array(size), codes: new Uint8Array(size) };
  eachWindow(shape, (result, window) => {
    const values = window.map((index) => x[index] ?? 0);
    const max = Math.max(...values);
    pooled.values[result] = Math.max(max, 0);
    pooled.codes[result] = max > 0 ? values.indexOf(max) : nonePassed;
  });
  return pooled;
}

/** Returns the gradient of `reluMaxPool` for x: each pooled gradient at its maximum, else 0. */
export function reluMaxPoolGradient(
  gradient: Float32Array,
  codes: Uint8Array,
  shape: PoolShape,
): Float64Array {
  const { images, height, width, channels } = shape;
  const result = new Float64Array(images * height * width * channels);
  eachWindow(shape, (pooled, window) => {
    const index = window[codes[pooled] ?? nonePassed];
    if (index !== undefined) result[index] = gradient[pooled] ?? 0;
  });
  return result;
}
