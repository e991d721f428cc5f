import * as tf from '@tensorflow/tfjs-core';
import { it } from 'vitest';
import { conv2d, conv2dGradients } from '../../core/nn/conv2d';
import { createRandom } from '../../core/random';
import { eachBackend } from '../testing/eachBackend';
import { expectClose } from '../testing/expectClose';
import { dense } from './dense';

const cases = [
  { examples: 6, inputs: 50, out: 10 },
  { examples: 1, inputs: 7, out: 3 },
  { examples: 5, inputs: 1, out: 8 },
  { examples: 2, inputs: 9, out: 70 },
  { examples: 3, inputs: 800, out: 120 },
  { examples: 4, inputs: 120, out: 84 },
];

eachBackend('dense', () => {
  it.each(cases)('equals the plain one, and so do its gradients: %o', async (sizes) => {
    const { examples, inputs, out } = sizes;
    const random = createRandom(13, 'dense');
    const normals = (length: number) => Float32Array.from({ length }, () => random.normal());
    const [x, weight] = [normals(examples * inputs), normals(inputs * out)];
    const [bias, dy] = [normals(out), normals(examples * out)];
    // A convolution with kernels of one pixel is a dense layer.
    const pixel = { height: 1, width: 1, kernelHeight: 1, kernelWidth: 1 };
    const shape = { ...pixel, images: examples, channels: inputs, filters: out };
    const device: [tf.Tensor, tf.Tensor, tf.Tensor] = [
      tf.tensor2d(x, [examples, inputs]),
      tf.tensor2d(weight, [inputs, out]),
      tf.tensor1d(bias),
    ];
    const layer = (...[a, b, c]: tf.Tensor[]) =>
      dense(a as tf.Tensor2D, b as tf.Tensor2D, c as tf.Tensor1D);
    await expectClose(layer(...device), conv2d(x, weight, bias, shape));
    const [dx, dWeight, dBias] = tf.grads(layer)(device, tf.tensor2d(dy, [examples, out]));
    const plain = conv2dGradients(x, weight, dy, shape);
    await expectClose(dx as tf.Tensor, plain.x);
    await expectClose(dWeight as tf.Tensor, plain.kernel);
    await expectClose(dBias as tf.Tensor, plain.bias);
  });
});
