import * as tf from '@tensorflow/tfjs-core';
import { batchNormEpsilon } from '../../core/model/spec';
import { momentsKernel } from '../ops/batchNorm';
import { normReluMaxPoolGradKernel, normReluMaxPoolKernel } from '../ops/normReluMaxPool';
import { floatBytes, wholeVectors } from './convSizes';
import type { Inputs } from './inputs';
import { kernels } from './kernels';
import { addressOf, allocate, floatsAt, withScratch } from './memory';
import { registerWasmKernel } from './registerKernel';

/** Returns the values of a tensor with one value per channel, in place. */
const valuesOf = (vector: tf.TensorInfo) => floatsAt(addressOf(vector), vector.shape[0] ?? 0);

const inverseDeviation = (variance: number) => 1 / Math.sqrt(variance + batchNormEpsilon);

function moments(x: tf.TensorInfo): tf.TensorInfo[] {
  const [images = 0, height = 0, width = 0, channels = 0] = x.shape;
  const [mean, variance] = [allocate([channels]), allocate([channels])];
  const sumsBytes = 2 * wholeVectors(channels) * floatBytes;
  withScratch(sumsBytes + 2 * 8 * channels, (sums) => {
    const results = [addressOf(mean), addressOf(variance)];
    const joined = sums + sumsBytes;
    kernels().channelMoments(
      addressOf(x),
      sums,
      joined,
      ...results,
      images,
      height * width,
      channels,
    );
  });
  return [mean, variance];
}

/** Returns the pooled values and their codes, one byte each. */
function normReluMaxPool(
  x: tf.TensorInfo,
  [gamma, beta, mean, variance]: readonly [
    tf.TensorInfo,
    tf.TensorInfo,
    tf.TensorInfo,
    tf.TensorInfo,
  ],
): tf.TensorInfo[] {
  const [images = 0, height = 0, width = 0, channels = 0] = x.shape;
  const shape = [images, height >> 1, width >> 1, channels];
  const [pooled, codes] = [allocate(shape), allocate(shape, 'bool')];
  const stride = wholeVectors(channels);
  withScratch(2 * stride * floatBytes, (factor) => {
    const shift = factor + stride * floatBytes;
    const factors = floatsAt(factor, channels);
    const [means, variances] = [valuesOf(mean), valuesOf(variance)];
    valuesOf(gamma).forEach((value, c) => {
      factors[c] = value * inverseDeviation(variances[c] ?? 0);
    });
    floatsAt(shift, channels).set(
      valuesOf(beta).map((value, c) => value - (means[c] ?? 0) * (factors[c] ?? 0)),
    );
    const results = [addressOf(pooled), addressOf(codes)];
    kernels().normReluMaxPool(addressOf(x), factor, shift, ...results, ...x.shape);
  });
  return [pooled, codes];
}

type GradientInputs = Inputs<'x' | 'gamma' | 'mean' | 'variance' | 'dy' | 'codes'>;

/** Returns the gradients of x, gamma and beta. */
function gradients(inputs: GradientInputs): tf.TensorInfo[] {
  const { x, dy, codes, mean } = inputs;
  const channels = x.shape[3] ?? 0;
  const dx = allocate(x.shape);
  const [dGamma, dBeta] = [allocate([channels]), allocate([channels])];
  const stride = wholeVectors(channels) * floatBytes;
  // Mean, slope, shift and factor of the input gradient, then the sums.
  withScratch(8 * stride, (parameters) => {
    const sums = parameters + 4 * stride;
    floatsAt(parameters, channels).set(valuesOf(mean));
    const addresses = [addressOf(x), addressOf(dy), addressOf(codes)];
    kernels().normReluMaxPoolSums(...addresses, parameters, sums, ...x.shape);
    valuesOf(dBeta).set(floatsAt(sums + 2 * stride, channels));
    valuesOf(dGamma).set(floatsAt(sums + 3 * stride, channels));
    writeParameters(inputs, dGamma, dBeta, (index) =>
      floatsAt(parameters + index * stride, channels),
    );
    kernels().normReluMaxPoolGradient(...addresses, parameters, addressOf(dx), ...x.shape);
  });
  return [dx, dGamma, dBeta];
}

/**
 * Finishes the gradient of gamma, and writes slope (1), shift (2) and factor (3) of each channel:
 * dx = factor * dy - factor * dBeta / n - (x - mean) * factor * dGamma / (deviation * n).
 * Source: Ioffe and Szegedy, arXiv 1502.03167, section 3.
 */
function writeParameters(
  { x, gamma, variance }: GradientInputs,
  dGamma: tf.TensorInfo,
  dBeta: tf.TensorInfo,
  parameter: (index: number) => Float32Array,
): void {
  const [gammas, betas] = [valuesOf(dGamma), valuesOf(dBeta)];
  const [slope, shift, factor] = [parameter(1), parameter(2), parameter(3)];
  const count = tf.util.sizeFromShape(x.shape) / gammas.length;
  const variances = valuesOf(variance);
  valuesOf(gamma).forEach((value, c) => {
    const inverse = inverseDeviation(variances[c] ?? 0);
    const gradient = (gammas[c] ?? 0) * inverse;
    gammas[c] = gradient;
    factor[c] = value * inverse;
    slope[c] = (-value * inverse * inverse * gradient) / count;
    shift[c] = (-value * inverse * (betas[c] ?? 0)) / count;
  });
}

/** Makes the WASM backend compute batch normalization, ReLU and pool by our kernels. */
export function registerBatchNorm(): void {
  registerWasmKernel(momentsKernel, ({ inputs }) => moments((inputs as Inputs<'x'>).x));
  registerWasmKernel(normReluMaxPoolKernel, ({ inputs }) => {
    type Names = 'x' | 'gamma' | 'beta' | 'mean' | 'variance';
    const { x, gamma, beta, mean, variance } = inputs as Inputs<Names>;
    return normReluMaxPool(x, [gamma, beta, mean, variance]);
  });
  registerWasmKernel(normReluMaxPoolGradKernel, ({ inputs }) =>
    gradients(inputs as GradientInputs),
  );
}
