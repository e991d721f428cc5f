/** Sizes of a convolution with stride 1 and no padding. */
export interface ConvShape {
  readonly images: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly filters: number;
}

/** Returns the height and width of the convolution's result. */
export function convOutput(shape: ConvShape): { height: number; width: number } {
  return {
    height: shape.height - shape.kernelHeight + 1,
    width: shape.width - shape.kernelWidth + 1,
  };
}

/** Calls `visit` with the flat indices of every product of the convolution: x, kernel, result. */
function eachProduct(shape: ConvShape, visit: (x: number, w: number, y: number) => void): void {
  const { height, width } = convOutput(shape);
  for (let y = 0; y < shape.images * height * width; y++) {
    const image = Math.floor(y / (height * width));
    const row = Math.floor(y / width) % height;
    const corner = (image * shape.height + row) * shape.width + (y % width);
    for (let w = 0; w < shape.kernelHeight * shape.kernelWidth * shape.channels; w++) {
      const tap = Math.floor(w / shape.channels);
      const pixel =
        corner + Math.floor(tap / shape.kernelWidth) * shape.width + (tap % shape.kernelWidth);
      visit(pixel * shape.channels + (w % shape.channels), w, y);
    }
  }
}

/**
 * Returns the convolution of `x`, stride 1, no padding, plainly, summed in double precision.
 * Shapes: x [images, height, width, channels], kernel [kernelHeight, kernelWidth, channels,
 * filters], bias [filters]; result [images, height - kernelHeight + 1, ..., filters].
 */
export function conv2d(
  x: Float32Array,
  kernel: Float32Array,
  bias: Float32Array,
  shape: ConvShape,
): Float64Array {
  const { filters } = shape;
  const { height, width } = convOutput(shape);
  const result = new Float64Array(shape.images * height * width * filters);
  for (let i = 0; i < result.length; i++) result[i] = bias[i % filters] ?? 0;
  eachProduct(shape, (xi, wi, yi) => {
    const value = x[xi] ?? 0;
    for (let f = 0; f < filters; f++) {
      const at = yi * filters + f;
      result[at] = (result[at] ?? 0) + value * (kernel[wi * filters + f] ?? 0);
    }
  });
  return result;
}

/** Gradients of a convolution for its three inputs, each shaped as that input. */
export interface ConvGradients {
  readonly x: Float64Array;
  readonly kernel: Float64Array;
  readonly bias: Float64Array;
}

/** Returns the gradients of `conv2d` from that of its result, plainly, in double precision. */
export function conv2dGradients(
  x: Float32Array,
  kernel: Float32Array,
  dy: Float32Array | Float64Array,
  shape: ConvShape,
): ConvGradients {
  const { filters } = shape;
  const result = {
    x: new Float64Array(x.length),
    kernel: new Float64Array(kernel.length),
    bias: new Float64Array(filters),
  };
  for (let i = 0; i < dy.length; i++) add(result.bias, i % filters, dy[i] ?? 0);
  eachProduct(shape, (xi, wi, yi) => {
    for (let f = 0; f < filters; f++) {
      const gradient = dy[yi * filters + f] ?? 0;
      add(result.x, xi, gradient * (kernel[wi * filters + f] ?? 0));
      add(result.kernel, wi * filters + f, gradient * (x[xi] ?? 0));
    }
  });
  return result;
}

function add(target: Float64Array, index: number, value: number): void {
  target[index] = (target[index] ?? 0) + value;
}
