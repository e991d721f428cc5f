import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import type { ConvShape } from '../../core/nn/conv2d';
import { convBlockGradients, convBlock as plainBlock } from '../../core/nn/convBlock';
import { createRandom } from '../../core/random';
import { eachBackend } from '../testing/eachBackend';
import { expectClose } from '../testing/expectClose';
import { convBlock } from './convBlock';

interface Case extends ConvShape {
  readonly what: string;
}

const cases: Case[] = [
  { what: 'one channel', ...shape(3, [8, 9, 1], [3, 3], 40) },
  { what: 'one channel up to its last pixel', ...shape(2, [6, 6, 1], [3, 3], 5) },
  { what: 'many channels, an odd last row', ...shape(2, [7, 8, 40], [3, 3], 10) },
  { what: 'channels beyond whole vectors', ...shape(2, [6, 7, 5], [3, 2], 7) },
  { what: 'a kernel taller than three rows', ...shape(1, [9, 6, 1], [5, 1], 3) },
  { what: 'rows of four vectors and more', ...shape(1, [5, 6, 9], [2, 3], 13) },
  { what: 'kernels of 5 x 5 on colours', ...shape(2, [12, 12, 3], [5, 5], 16) },
  { what: 'kernels of 5 x 5 on many channels', ...shape(2, [14, 14, 16], [5, 5], 32) },
  { what: 'a single window', ...shape(1, [2, 2, 3], [1, 1], 1) },
];

function shape(
  images: number,
  [height, width, channels]: [number, number, number],
  [kernelHeight, kernelWidth]: [number, number],
  filters: number,
): ConvShape {
  return { images, height, width, channels, kernelHeight, kernelWidth, filters };
}

const xShape = (s: ConvShape) => [s.images, s.height, s.width, s.channels] as const;
const kernelShape = (s: ConvShape) =>
  [s.kernelHeight, s.kernelWidth, s.channels, s.filters] as const;
const resultShape = (s: ConvShape) =>
  [
    s.images,
    (s.height - s.kernelHeight + 1) >> 1,
    (s.width - s.kernelWidth + 1) >> 1,
    s.filters,
  ] as const;
const size = (dims: readonly number[]) => dims.reduce((total, dim) => total * dim, 1);

/** Inputs, kernels, bias and the gradient of the result, half of it zeros as after a ReLU. */
function drawn(s: ConvShape) {
  const random = createRandom(7, 'convBlock');
  const normals = (length: number) => Float32Array.from({ length }, () => random.normal());
  return {
    x: normals(size(xShape(s))),
    kernel: normals(size(kernelShape(s))),
    bias: normals(s.filters),
    dy: normals(size(resultShape(s))).map((value) => Math.max(value, 0)),
  };
}

type Drawn = ReturnType<typeof drawn>;

function onDevice({ x, kernel, bias, dy }: Drawn, s: ConvShape) {
  return {
    x: tf.tensor4d(x, [...xShape(s)]),
    kernel: tf.tensor4d(kernel, [...kernelShape(s)]),
    bias: tf.tensor1d(bias),
    dy: tf.tensor4d(dy, [...resultShape(s)]),
  };
}

/** The gradients of x, kernel and bias. */
function gradientsOf(values: Drawn, s: ConvShape): tf.Tensor[] {
  const { x, kernel, bias, dy } = onDevice(values, s);
  const block = (...[a, b, c]: tf.Tensor[]) =>
    convBlock(a as tf.Tensor4D, b as tf.Tensor4D, c as tf.Tensor1D, true);
  return tf.grads(block)([x, kernel, bias], dy);
}

eachBackend('convBlock', (backend) => {
  it.each(cases)('equals the plain implementation: $what', async (s) => {
    const values = drawn(s);
    const { x, kernel, bias } = onDevice(values, s);
    const plain = plainBlock(values.x, values.kernel, values.bias, s);
    const result = convBlock(x, kernel, bias, false);
    expect(result.shape).toEqual(resultShape(s));
    await expectClose(result, plain.values);
  });

  it.each(cases)('has the plain gradients: $what', async (s) => {
    const values = drawn(s);
    const { codes } = plainBlock(values.x, values.kernel, values.bias, s);
    const plain = convBlockGradients(values.x, values.kernel, values.dy, codes, s);
    const [dx, dKernel, dBias] = gradientsOf(values, s) as [tf.Tensor, tf.Tensor, tf.Tensor];
    await expectClose(dx, plain.x);
    await expectClose(dKernel, plain.kernel);
    await expectClose(dBias, plain.bias);
  });

  it('has the same gradients of kernel and bias when x needs none', async () => {
    const s = cases[2] as Case;
    const values = drawn(s);
    const { x, kernel, bias, dy } = onDevice(values, s);
    const block = (...[b, c]: tf.Tensor[]) =>
      convBlock(x, b as tf.Tensor4D, c as tf.Tensor1D, false);
    const [dKernel, dBias] = tf.grads(block)([kernel, bias], dy) as [tf.Tensor, tf.Tensor];
    const [, expectedKernel, expectedBias] = gradientsOf(values, s) as tf.Tensor[];
    await expectClose(dKernel, (await expectedKernel?.data()) ?? [], 0);
    await expectClose(dBias, (await expectedBias?.data()) ?? [], 0);
  });

  it('gives the gradient to the first of equal values', async () => {
    const s = shape(1, [4, 4, 1], [1, 1], 4);
    const values = {
      ...drawn(s),
      x: new Float32Array(16).fill(2),
      kernel: new Float32Array(4).fill(1),
    };
    const positive = { ...values, bias: new Float32Array(4), dy: new Float32Array(16).fill(1) };
    const [dx] = gradientsOf(positive, s) as [tf.Tensor];
    expect([...(await dx.data())]).toEqual([4, 0, 4, 0, 0, 0, 0, 0, 4, 0, 4, 0, 0, 0, 0, 0]);
  });

  it('is zero, with no gradient, where no value of the window is positive', async () => {
    const s = shape(1, [4, 4, 1], [3, 3], 5);
    const values = drawn(s);
    const negative = { ...values, bias: new Float32Array(5).fill(-1e4) };
    const { x, kernel, bias } = onDevice(negative, s);
    await expectClose(convBlock(x, kernel, bias, false), new Float32Array(5));
    for (const gradient of gradientsOf(negative, s)) {
      await expectClose(gradient, new Float32Array(gradient.size));
    }
  });

  it(backend === 'cpu' ? 'loses NaN in the stock pool' : 'lets NaN through', async () => {
    const s = shape(1, [4, 4, 1], [3, 3], 5);
    const { x, kernel } = onDevice(drawn(s), s);
    const bias = tf.fill([5], Number.NaN) as tf.Tensor1D;
    const values = await convBlock(x, kernel, bias, false).data();
    expect([...values].every(Number.isNaN)).toBe(backend !== 'cpu');
  });

  it('computes the same bits every time, and frees what it used', async () => {
    const s = cases[1] as Case;
    const values = drawn(s);
    const run = async () => (await gradientsOf(values, s)[1]?.data()) ?? new Float32Array();
    const first = await run();
    const before = tf.memory().numTensors;
    const second = await tf.tidy(() => gradientsOf(values, s)[1]?.clone())?.data();
    expect(second).toEqual(first);
    expect(tf.memory().numTensors).toBe(before + 1);
  });
});
