import * as tf from '@tensorflow/tfjs-core';

/**
 * The filter gradient of a convolution, which the WASM backend lacks, composed from its own
 * convolution: with batch and channel axes swapped, the input is convolved with the gradient.
 * Shapes: x [n, h, w, in], dy [n, oh, ow, out]; result [kh, kw, in, out]. Stride 1, no padding.
 */
export function filterGradient(x: tf.Tensor4D, dy: tf.Tensor4D): tf.Tensor4D {
  return tf.tidy(() => {
    const images = tf.transpose(x, [3, 1, 2, 0]);
    const kernels = tf.transpose(dy, [1, 2, 0, 3]);
    return tf.transpose(tf.conv2d(images, kernels, 1, 'valid'), [1, 2, 0, 3]);
  });
}

tf.registerKernel({
  kernelName: tf.Conv2DBackpropFilter,
  backendName: 'wasm',
  kernelFunc: ({ inputs: { x, dy }, attrs }) => {
    if (!(x instanceof tf.Tensor) || !(dy instanceof tf.Tensor)) {
      throw new TypeError('Conv2DBackpropFilter expects the tensors x and dy');
    }
    if (![attrs?.strides].flat().every((stride) => stride === 1)) {
      throw new RangeError('the composed filter gradient is for stride 1');
    }
    return filterGradient(x as tf.Tensor4D, dy as tf.Tensor4D);
  },
});
