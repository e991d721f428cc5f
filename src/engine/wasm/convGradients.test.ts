import * as tf from '@tensorflow/tfjs-core';
import { it } from 'vitest';
import { type ConvShape, conv2dGradients } from '../../core/nn/conv2d';
import { createRandom } from '../../core/random';
import { eachBackend } from '../testing/eachBackend';
import { expectClose } from '../testing/expectClose';

const common = { images: 3, kernelHeight: 3, kernelWidth: 3 };
const cases: ConvShape[] = [
  { ...common, height: 8, width: 7, channels: 1, filters: 40 },
  { ...common, height: 6, width: 7, channels: 40, filters: 10 },
  { ...common, height: 12, width: 11, channels: 3, filters: 16, kernelHeight: 5, kernelWidth: 5 },
  { ...common, height: 5, width: 6, channels: 5, filters: 7, kernelWidth: 2 },
  { ...common, height: 4, width: 3, channels: 9, filters: 1, kernelHeight: 1 },
];

eachBackend('gradients of a convolution', () => {
  it.each(cases)('equal the plain ones: %o', async (s) => {
    const random = createRandom(5, 'convGradients');
    const normals = (length: number) => Float32Array.from({ length }, () => random.normal());
    const xShape = [s.images, s.height, s.width, s.channels] as const;
    const kernelShape = [s.kernelHeight, s.kernelWidth, s.channels, s.filters] as const;
    const [oh, ow] = [s.height - s.kernelHeight + 1, s.width - s.kernelWidth + 1];
    const x = normals(s.images * s.height * s.width * s.channels);
    const kernel = normals(s.kernelHeight * s.kernelWidth * s.channels * s.filters);
    const dy = normals(s.images * oh * ow * s.filters);
    const convolve = (...[a, b]: tf.Tensor[]) =>
      tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 1, 'valid');
    const [dx, dKernel] = tf.grads(convolve)(
      [tf.tensor4d(x, [...xShape]), tf.tensor4d(kernel, [...kernelShape])],
      tf.tensor4d(dy, [s.images, oh, ow, s.filters]),
    ) as [tf.Tensor, tf.Tensor];
    const plain = conv2dGradients(x, kernel, dy, s);
    await expectClose(dx, plain.x);
    await expectClose(dKernel, plain.kernel);
  });
});
