import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import {
  type LearnedParams,
  learnedFakeQuantize,
  learnedFakeQuantizeGradient,
} from '../../core/quant/learnedFakeQuantize';
import { createRandom } from '../../core/random';
import type { Rounding } from '../../core/scheme/scheme';
import { eachBackend } from '../testing/eachBackend';
import { expectClose } from '../testing/expectClose';
import { learnedQuant } from './learnedQuant';

const random = createRandom(3, 'learned quantization test');
const normals = (length: number) => Float32Array.from({ length }, () => random.normal());
const gradFactor = 0.25;

const signed = { min: -4, max: 3 };
const unsigned = { min: 0, max: 15 };

const perTensor = (grid: LearnedParams['grid'], scale: number, zeroPoint = 0): LearnedParams => ({
  grid,
  axis: null,
  scale: Float32Array.of(scale),
  zeroPoint: Float32Array.of(zeroPoint),
});

/** One scale and zero point for each channel of the last axis, no two alike. */
const perChannel = (rank: number, channels: number): LearnedParams => ({
  grid: signed,
  axis: rank - 1,
  scale: Float32Array.from({ length: channels }, (_, c) => 0.2 + 0.1 * c),
  zeroPoint: Float32Array.from({ length: channels }, (_, c) => (c % 5) - 1.75),
});

const cases: [string, number[], LearnedParams][] = [
  ['one scale', [5, 3, 4], perTensor(signed, 0.4)],
  ['one scale and zero point', [7], perTensor(unsigned, 0.3, 6.6)],
  ['a zero point off the grid', [3, 3], perTensor(unsigned, 0.3, -2.2)],
  ['more values than are summed at once', [3, 3001], perTensor(unsigned, 0.2, 8.4)],
  ['one channel', [9, 1], perChannel(2, 1)],
  ['channels that fill whole vectors', [3, 2, 8], perChannel(3, 8)],
  ['channels that do not', [5, 3, 3, 7], perChannel(4, 7)],
];

const parameter = ({ axis }: LearnedParams, values: Float32Array) =>
  axis === null ? tf.scalar(values[0] ?? Number.NaN) : tf.tensor1d(values);

/** Values and gradients of the operation on the running backend. */
function onDevice(
  [x, dy]: readonly [tf.Tensor, tf.Tensor],
  params: LearnedParams,
  rounding?: Rounding,
) {
  const compute = (...[values, scale, zeroPoint]: tf.Tensor[]) =>
    learnedQuant(
      values as tf.Tensor,
      scale as tf.Tensor,
      zeroPoint ?? null,
      params.grid,
      gradFactor,
      rounding,
    );
  const operands = [x, parameter(params, params.scale), parameter(params, params.zeroPoint)];
  const gradients = tf.grads(compute)(operands, dy);
  return { y: compute(...operands), gradients, compute, operands };
}

eachBackend('learnedQuant', () => {
  it.each(cases)('equals core with %s, and so do its gradients', async (_, shape, params) => {
    const size = tf.util.sizeFromShape(shape);
    const [x, dy] = [normals(size), normals(size)];
    const { y, gradients } = onDevice([tf.tensor(x, shape), tf.tensor(dy, shape)], params);
    const plain = learnedFakeQuantizeGradient(x, dy, shape, params, gradFactor);
    const [dx, dScale, dZeroPoint] = gradients as [tf.Tensor, tf.Tensor, tf.Tensor];
    await expectClose(y, learnedFakeQuantize(x, shape, params));
    await expectClose(dx, plain.x);
    await expectClose(dScale, plain.scale);
    await expectClose(dZeroPoint, plain.zeroPoint);
  });

  it('has the zero point 0 where none is learned', async () => {
    const [x, dy] = [normals(12), normals(12)];
    const [scale, shape] = [tf.scalar(0.4), [3, 4]];
    const compute = (...[values, step]: tf.Tensor[]) =>
      learnedQuant(values as tf.Tensor, step as tf.Tensor, null, signed, gradFactor);
    const operands = [tf.tensor(x, shape), scale];
    const gradients = tf.grads(compute)(operands, tf.tensor(dy, shape));
    const params = perTensor(signed, 0.4);
    const plain = learnedFakeQuantizeGradient(x, dy, shape, params, gradFactor);
    expect(gradients).toHaveLength(2);
    await expectClose(compute(...operands), learnedFakeQuantize(x, shape, params));
    await expectClose(gradients[0] as tf.Tensor, plain.x);
    await expectClose(gradients[1] as tf.Tensor, plain.scale);
  });

  it.each([
    ['code', [0, 1, 1, 1, 1, 0]],
    ['range', [0, 0, 1, 1, 0, 0]],
    ['everywhere', [1, 1, 1, 1, 1, 1]],
  ] as const)('passes the gradient of x by %s', async (gradient, expected) => {
    // Codes from -4 to 3: half a step past either end still rounds to it.
    const x = tf.tensor1d([-4.75, -4.25, -4, 3, 3.25, 3.75]);
    const dy = tf.ones([6]);
    const { gradients } = onDevice([x, dy], perTensor(signed, 1), { ties: 'half-even', gradient });
    await expectClose(gradients[0] as tf.Tensor, expected);
  });

  it.each([
    ['half-even', [-2, 0, 0, 2]],
    ['half-up', [-1, 0, 1, 2]],
  ] as const)('rounds ties to %s', async (ties, expected) => {
    const x = tf.tensor1d([-1.5, -0.5, 0.5, 1.5]);
    const rounding = { ties, gradient: 'code' } as const;
    const { y } = onDevice([x, tf.ones([4])], perTensor(signed, 1), rounding);
    await expectClose(y, expected);
  });

  it('shows a NaN in the values and in the gradient of the scale', async () => {
    const x = tf.tensor1d([Number.NaN, 0.2, 5]);
    const { y, gradients } = onDevice([x, tf.ones([3])], perTensor(signed, 0.5));
    expect((await y.data())[0]).toBeNaN();
    expect(Array.from(await (gradients[0] as tf.Tensor).data())).toEqual([0, 1, 0]);
    expect((await (gradients[1] as tf.Tensor).data())[0]).toBeNaN();
  });

  it('gives the same bits again, and leaves no tensor', async () => {
    const shape = [10, 33];
    const tensors = [tf.tensor(normals(330), shape), tf.tensor(normals(330), shape)] as const;
    const before = tf.memory().numTensors;
    const run = () =>
      tf.tidy(() => tf.concat(onDevice(tensors, perChannel(2, 33)).gradients.map(flat)));
    const [first, second] = [run(), run()];
    expect(await second.data()).toEqual(await first.data());
    tf.dispose([first, second]);
    expect(tf.memory().numTensors).toBe(before);
  });
});

const flat = (tensor: tf.Tensor) => tf.reshape(tensor, [-1]);
