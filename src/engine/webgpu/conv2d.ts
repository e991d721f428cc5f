import * as tf from '@tensorflow/tfjs-core';
import { allocate, webgpuBackend } from './backend';
import { filterGradient } from './convFilterGradient';
import { type ConvSizes, convSizes } from './convSizes';
import { type WindowShape, windowText } from './convWindow';
import { dispatch } from './dispatch';
import { type Inputs, register } from './inputs';
import type { Program } from './program';
import { swapChannels } from './swapChannels';
import { vectorsOf, writeFour } from './vectors';

/** Each invocation computes four channels of 2x2 neighbouring pixels of the result. */
function program(
  shape: WindowShape,
  [resultHeight, resultWidth]: readonly [number, number],
): Program {
  const { height, width, channels, kernelHeight, kernelWidth, filters, adjoint } = shape;
  const write = (name: string, row: number, column: number) => `
    if (y + ${row}u < resultHeight && x + ${column}u < resultWidth) {
      resultWriteFour(corner + ${row}u * resultWidth + ${column}u, group, sums.${name});
    }`;
  return {
    name: adjoint ? 'conv2dAdjoint' : 'conv2d',
    constants: {
      height,
      width,
      channels,
      kernelHeight,
      kernelWidth,
      filters,
      resultHeight,
      resultWidth,
      groups: Math.ceil(filters / 4),
      rows: Math.ceil(resultHeight / 2),
      columns: Math.ceil(resultWidth / 2),
    },
    reads: { source: vectorsOf(channels).type, kernel: vectorsOf(filters).type },
    writes: { result: vectorsOf(filters).type },
    workgroupSize: 64,
    code: () => `
      ${windowText(shape)}
      ${writeFour('result', filters)}
      fn main(index: u32) {
        let group = index % groups;
        let x = 2u * ((index / groups) % columns);
        let y = 2u * ((index / (groups * columns)) % rows);
        let image = index / (groups * columns * rows);
        let corner = (image * resultHeight + y) * resultWidth + x;
        if (corner * ${vectorsOf(filters).count}u >= arrayLength(&result)) { return; }
        let sums = window(image, y, x, group, vec4(0.0));
        ${write('a', 0, 0)}${write('b', 0, 1)}${write('c', 1, 0)}${write('d', 1, 1)}
      }`,
  };
}

function run(shape: WindowShape, resultShape: number[], reads: tf.TensorInfo[]): tf.TensorInfo {
  const [images = 0, height = 0, width = 0] = resultShape;
  const result = allocate(resultShape);
  const windows = images * Math.ceil(height / 2) * Math.ceil(width / 2);
  const invocations = windows * Math.ceil(shape.filters / 4);
  dispatch(program(shape, [height, width]), { invocations, reads, writes: [result] });
  return result;
}

function convolution(x: tf.TensorInfo, kernel: tf.TensorInfo): tf.TensorInfo {
  const sizes = convSizes(x, kernel);
  const { images, outHeight, outWidth, filters } = sizes;
  return run({ ...sizes, adjoint: false }, [images, outHeight, outWidth, filters], [x, kernel]);
}

/** The gradient of x is the result's, convolved with the kernel turned around, its channels swapped. */
function inputGradient(dy: tf.TensorInfo, kernel: tf.TensorInfo, shape: number[]): tf.TensorInfo {
  const sizes: ConvSizes = convSizes({ shape }, kernel);
  const swapped = swapChannels(kernel);
  const adjoint: WindowShape = {
    ...sizes,
    height: sizes.outHeight,
    width: sizes.outWidth,
    channels: sizes.filters,
    filters: sizes.channels,
    adjoint: true,
  };
  const dx = run(adjoint, shape, [dy, swapped]);
  webgpuBackend().disposeData(swapped.dataId);
  return dx;
}

/** True for stride 1, no padding and no dilation, which is all that our programs compute. */
function isPlain(attrs: tf.NamedAttrMap | undefined): boolean {
  const steps = [attrs?.strides, attrs?.dilations ?? 1].flat();
  return (
    steps.every((step) => step === 1) &&
    (attrs?.pad === 'valid' || attrs?.pad === 0) &&
    (attrs?.dataFormat ?? 'NHWC') === 'NHWC'
  );
}

/** Puts `ours` in the place of a stock kernel, which still computes what is not plain. */
function replacePlain(kernelName: string, ours: tf.KernelFunc): void {
  const stock = tf.getKernel(kernelName, 'webgpu');
  register(kernelName, (params) =>
    stock && !isPlain(params.attrs) ? stock.kernelFunc(params) : ours(params),
  );
}

/** Makes the WebGPU backend compute plain convolutions and their gradients by our programs. */
export function registerConv2d(): void {
  replacePlain(tf.Conv2D, ({ inputs }) => {
    const { x, filter } = inputs as Inputs<'x' | 'filter'>;
    return convolution(x, filter);
  });
  replacePlain(tf.Conv2DBackpropInput, ({ inputs, attrs }) => {
    const { dy, filter } = inputs as Inputs<'dy' | 'filter'>;
    return inputGradient(dy, filter, attrs?.inputShape as number[]);
  });
  replacePlain(tf.Conv2DBackpropFilter, ({ inputs, attrs }) => {
    const { x, dy } = inputs as Inputs<'x' | 'dy'>;
    return filterGradient(x, dy, attrs?.filterShape as number[]);
  });
}
