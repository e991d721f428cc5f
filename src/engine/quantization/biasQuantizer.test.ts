import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { integerBias, sumScales } from '../../core/integer/integerBias';
import { pytorchRounding } from '../../core/quant/rounding';
import type { BiasScheme } from '../../core/scheme/scheme';
import { eachBackend } from '../testing/eachBackend';
import { expectClose } from '../testing/expectClose';
import { biasQuantizer } from './biasQuantizer';

const bias = Float32Array.of(0.31, -0.72, 0, 0.05, -0.9);
const perChannel = Float32Array.of(0.5, 0.25, 1, 0.125, 0.01);
const inputScale = 0.03;

const schemes: BiasScheme[] = [
  { kind: 'float' },
  { kind: 'product', bits: 32 },
  { kind: 'product', bits: 8 },
  { kind: 'own', bits: 4 },
];

/** The biases that integer execution adds, as real values. */
function plain(scheme: BiasScheme, weightScale: Float32Array): Float32Array {
  const scales = sumScales(inputScale, weightScale, bias.length);
  const codes = integerBias(bias, scheme, scales);
  return codes ? Float32Array.from(codes, (code, c) => code * (scales[c] ?? 0)) : bias;
}

eachBackend('biasQuantizer', () => {
  it.each(schemes)('gives what integers hold: %j', async (scheme) => {
    const quantizer = biasQuantizer(scheme, pytorchRounding);
    const input = tf.scalar(inputScale);
    const many = { weight: tf.tensor1d(perChannel), input };
    await expectClose(quantizer.round(tf.tensor1d(bias), many), plain(scheme, perChannel));
    const one = { weight: tf.scalar(0.25), input };
    const same = plain(scheme, Float32Array.of(0.25));
    await expectClose(quantizer.round(tf.tensor1d(bias), one), same);
  });

  it.each(['code', 'everywhere'] as const)('passes the gradient by %s', async (gradient) => {
    const rounding = { ties: 'half-even', gradient } as const;
    const quantizer = biasQuantizer({ kind: 'product', bits: 4 }, rounding);
    const scales = { weight: tf.scalar(0.1), input: tf.scalar(1) };
    const slope = tf.grad((x) => quantizer.round(x, scales));
    const found = await slope(tf.tensor1d([0.3, 5, -5]), tf.tensor1d([1, 2, 3])).data();
    expect([...found]).toEqual(gradient === 'code' ? [1, 0, 0] : [1, 2, 3]);
  });
});
