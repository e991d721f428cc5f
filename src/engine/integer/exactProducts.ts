import * as tf from '@tensorflow/tfjs-core';
import type { ShapedLayer } from '../../core/model/shapes';
import { hasRelu, poolSize } from '../../core/model/spec';
import { convBlock } from '../ops/convBlock';
import { dense } from '../ops/dense';
import { DigitSum, exactBelow } from './digitSum';
import { deviceDigits } from './digits';
import { type KernelPart, kernelParts, type PartedKernel } from './kernelParts';

/** Integers that are added to sums, and what none of them passes in magnitude. Shapes: [out]. */
export interface DeviceBias {
  readonly value: tf.Tensor1D;
  readonly bound: number;
}

/**
 * The sums of a layer's integer products on the device, in float32: as they are while no partial
 * sum can reach 2^24, else split into sums of digits, so that the result is always the exact sum
 * rounded once.
 */
export class ExactProducts {
  private readonly parted: PartedKernel;
  private readonly kernels: readonly tf.Tensor[];
  /** No sum of products passes it, where they are not split. */
  private readonly bound: number;

  /**
   * `weight` are codes less their zero points, `largest` the magnitude of the largest input.
   * Throws: RangeError when the products of a single input channel pass 2^24.
   */
  constructor(
    private readonly shaped: ShapedLayer,
    weight: Float64Array,
    largest: number,
  ) {
    this.parted = kernelParts(weight, shaped.weightShape, largest);
    const { parts } = this.parted;
    this.kernels = parts.map((part) => tf.tensor(part.weight, [...part.shape]));
    this.bound = parts.length === 1 ? (parts[0]?.bound ?? 0) : Number.POSITIVE_INFINITY;
  }

  /** Returns sums with their bias, after the ReLU and the pool of the layer. */
  outputs(x: tf.Tensor, bias: DeviceBias): tf.Tensor {
    const { spec } = this.shaped;
    const kernel = this.wholeKernel(bias.bound);
    if (kernel && spec.kind === 'conv') {
      return convBlock(x as tf.Tensor4D, kernel as tf.Tensor4D, bias.value, false);
    }
    const sums = kernel
      ? dense(flat(x), kernel as tf.Tensor2D, bias.value)
      : this.pooledSums(x, bias);
    return hasRelu(spec) ? tf.relu(sums) : sums;
  }

  /** Returns the sums of a convolution block after its pool and before ReLU; a dense layer's as they are. */
  pooledSums(x: tf.Tensor, bias: DeviceBias | null): tf.Tensor {
    const kernel = this.wholeKernel(this.bound);
    if (this.shaped.spec.kind === 'dense') return this.sums(x, bias);
    if (!kernel) return pooled(this.sums(x, bias));
    // No sum is left below zero, so that ReLU, which the block has inside it, does nothing.
    const [lift, channels] = [this.bound, this.shaped.outChannels];
    const lifted = convBlock(
      x as tf.Tensor4D,
      kernel as tf.Tensor4D,
      tf.fill([channels], lift),
      false,
    );
    const sums = tf.sub(lifted, lift);
    return bias ? tf.add(sums, bias.value) : sums;
  }

  /** Returns sums before ReLU and pool, with their bias where there is one. */
  sums(x: tf.Tensor, bias: DeviceBias | null): tf.Tensor {
    const kernel = this.wholeKernel(0);
    if (!kernel) return this.splitSums(x, bias);
    const sums = this.product(x, kernel);
    // Both are exact, so that this rounds once.
    return bias ? tf.add(sums, bias.value) : sums;
  }

  dispose(): void {
    tf.dispose([...this.kernels]);
  }

  /** The kernel in one part, where its sums stay exact with an addend of that magnitude. */
  private wholeKernel(addend: number): tf.Tensor | null {
    return this.bound + addend < exactBelow ? (this.kernels[0] ?? null) : null;
  }

  private splitSums(x: tf.Tensor, bias: DeviceBias | null): tf.Tensor {
    const { inputDigits, parts } = this.parted;
    const digits = deviceDigits(this.shaped.spec.kind === 'dense' ? flat(x) : x, inputDigits);
    const sum = new DigitSum();
    parts.forEach((part, index) => {
      const [digit, kernel] = [digits[part.inputDigit], this.kernels[index]];
      if (!digit || !kernel) throw new RangeError('a part of the kernel is missing');
      const product = this.product(channelsOf(digit, part), kernel);
      sum.add(product, part.bound, part.place);
    });
    if (bias) sum.addWide(bias.value, bias.bound);
    return sum.rounded();
  }

  private product(x: tf.Tensor, kernel: tf.Tensor): tf.Tensor {
    return this.shaped.spec.kind === 'dense'
      ? tf.matMul(flat(x), kernel as tf.Tensor2D)
      : tf.conv2d(x as tf.Tensor4D, kernel as tf.Tensor4D, 1, 'valid');
  }
}

const pooled = (x: tf.Tensor) => tf.maxPool(x as tf.Tensor4D, poolSize, poolSize, 'valid');

const flat = (x: tf.Tensor) => tf.reshape(x, [x.shape[0] ?? 1, -1]) as tf.Tensor2D;

/** The part's channels of the input, which are its last axis. */
function channelsOf(x: tf.Tensor, { firstChannel, shape }: KernelPart): tf.Tensor {
  const channels = shape.at(-2) ?? 1;
  if (channels === x.shape.at(-1)) return x;
  const leading = x.shape.slice(0, -1);
  return tf.slice(x, [...leading.map(() => 0), firstChannel], [...leading, channels]);
}
