import type { ConvShape } from '../nn/conv2d';

/** Sizes of a convolution, its step in pixels, and the rows and columns added on every side. */
export interface StridedConvShape extends ConvShape {
  readonly stride: number;
  readonly padding: number;
}

/** What a convolution multiplies and adds. */
export interface ConvOperands {
  /** Codes, or real values with zero point 0. */
  readonly x: Int32Array | Float32Array;
  readonly zeroPoint: number;
  /** Codes less their zero points. */
  readonly weight: Float64Array;
  readonly bias: Float64Array;
}

/** Returns the height and width of a convolution's result. */
export function stridedOutput(shape: StridedConvShape): { height: number; width: number } {
  const size = (side: number, kernel: number) =>
    Math.floor((side + 2 * shape.padding - kernel) / shape.stride) + 1;
  return {
    height: size(shape.height, shape.kernelHeight),
    width: size(shape.width, shape.kernelWidth),
  };
}

/**
 * Returns the exact sums of a convolution of integers, `sum (q_x - z_x) * (q_w - z_w) + bias`, as
 * wide as they need to be: whole numbers below 2^53. Padding has the code of zero. A dense layer is
 * a convolution of one pixel.
 *
 * Shapes: x [images, height, width, channels], weight [kernelHeight, kernelWidth, channels,
 * filters], bias [filters], flat; result [images, outHeight, outWidth, filters].
 */
export function integerConv2d(operands: ConvOperands, shape: StridedConvShape): Float64Array {
  const { height, width } = stridedOutput(shape);
  const size = height * width * shape.filters;
  const sums = new Float64Array(shape.images * size);
  for (let image = 0; image < shape.images; image++) {
    convolveImage(operands, shape, image, sums.subarray(image * size, (image + 1) * size));
  }
  return sums;
}

/**
 * Writes the sums of one image into `sums`.
 *
 * Shapes: as `integerConv2d`; `sums` [outHeight, outWidth, filters].
 */
export function convolveImage(
  operands: ConvOperands,
  shape: StridedConvShape,
  image: number,
  sums: Float64Array,
): void {
  const { filters, stride, padding } = shape;
  const { height, width } = stridedOutput(shape);
  const found = emptyWindow(shape);
  for (let row = 0; row < height; row++) {
    const top = row * stride - padding;
    for (let column = 0; column < width; column++) {
      const target = (row * width + column) * filters;
      sums.set(operands.bias, target);
      gather(operands, shape, image, top, column * stride - padding, found);
      addProducts(found, operands.weight, filters, sums, target);
    }
  }
}

/** What lies under the kernel and is not zero: about half of what comes out of a ReLU. */
interface Window {
  readonly values: Float64Array;
  /** Where the weights of each value begin. */
  readonly weights: Int32Array;
  count: number;
}

/** Products are added four values at a time, which spares memory traffic. */
const atOnce = 4;

function emptyWindow({ kernelHeight, kernelWidth, channels }: StridedConvShape): Window {
  const size = kernelHeight * kernelWidth * channels + atOnce;
  return { values: new Float64Array(size), weights: new Int32Array(size), count: 0 };
}

function gather(
  operands: ConvOperands,
  shape: StridedConvShape,
  image: number,
  top: number,
  left: number,
  found: Window,
): void {
  const { height, width, channels, kernelHeight, kernelWidth, filters } = shape;
  const first = Math.max(0, -left);
  const size = (Math.min(kernelWidth, width - left) - first) * channels;
  found.count = 0;
  for (let row = Math.max(0, -top); row < Math.min(kernelHeight, height - top); row++) {
    const from = ((image * height + top + row) * width + left + first) * channels;
    const weights = (row * kernelWidth + first) * channels * filters;
    gatherRow(operands, from, size, weights, filters, found);
  }
  // Zeros fill up the last four.
  found.values.fill(0, found.count, found.count + atOnce);
}

/** One row of the kernel, whose pixels lie side by side. */
function gatherRow(
  { x, zeroPoint }: ConvOperands,
  from: number,
  size: number,
  weights: number,
  filters: number,
  found: Window,
): void {
  for (let i = 0; i < size; i++) {
    const value = (x[from + i] ?? 0) - zeroPoint;
    if (value === 0) continue;
    found.values[found.count] = value;
    found.weights[found.count] = weights + i * filters;
    found.count += 1;
  }
}

function addProducts(
  { values, weights, count }: Window,
  weight: Float64Array,
  filters: number,
  sums: Float64Array,
  target: number,
): void {
  for (let i = 0; i < count; i += atOnce) {
    const [a, b, c, d] = [at(values, i), at(values, i + 1), at(values, i + 2), at(values, i + 3)];
    const [ofA, ofB, ofC] = [place(weights, i), place(weights, i + 1), place(weights, i + 2)];
    const ofD = place(weights, i + 3);
    for (let filter = 0; filter < filters; filter++) {
      const upper = a * at(weight, ofA + filter) + b * at(weight, ofB + filter);
      const lower = c * at(weight, ofC + filter) + d * at(weight, ofD + filter);
      sums[target + filter] = at(sums, target + filter) + (upper + lower);
    }
  }
}

const at = (values: Float64Array, index: number) => values[index] ?? 0;
const place = (weights: Int32Array, index: number) => weights[index] ?? 0;
