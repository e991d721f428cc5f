import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { conv2d } from '../../core/nn/conv2d';
import { createRandom } from '../../core/random';
import { eachBackend } from '../testing/eachBackend';
import { inputPatches } from './inputPatches';

const random = createRandom(6, 'input patches test');
const normals = (length: number) => Float32Array.from({ length }, () => random.normal());

eachBackend('inputPatches', () => {
  it('times the kernel are the sums of the convolution at every third place', async () => {
    const spec = { kind: 'conv', id: 'c', kernel: 3, filters: 5, batchNorm: false } as const;
    const [x, kernel] = [normals(2 * 7 * 10 * 4), normals(3 * 3 * 4 * 5)];
    const shape = {
      images: 2,
      height: 7,
      width: 10,
      channels: 4,
      kernelHeight: 3,
      kernelWidth: 3,
      filters: 5,
    };
    const sums = conv2d(x, kernel, new Float32Array(5), shape);
    const patches = inputPatches(spec, tf.tensor4d(x, [2, 7, 10, 4]));
    expect(patches.shape).toEqual([2 * 2 * 3, 36]);
    const products = await tf.matMul(patches, tf.tensor2d(kernel, [36, 5])).data();
    products.forEach((value, index) => {
      const [place, filter] = [Math.floor(index / 5), index % 5];
      const [image, row, column] = [Math.floor(place / 6), Math.floor((place % 6) / 3), place % 3];
      const at = ((image * 5 + row * 3) * 8 + column * 3) * 5 + filter;
      expect(value).toBeCloseTo(sums[at] ?? Number.NaN, 4);
    });
  });

  it('are the flattened input of a dense layer', async () => {
    const x = normals(24);
    const patches = inputPatches(
      { kind: 'dense', id: 'd', units: 2, relu: false },
      tf.tensor4d(x, [2, 2, 2, 3]),
    );
    expect(patches.shape).toEqual([2, 12]);
    expect(await patches.data()).toEqual(x);
  });
});
