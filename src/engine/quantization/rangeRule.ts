import * as tf from '@tensorflow/tfjs-core';
import type { Grid } from '../../core/quant/grid';
import { type Convention, smallestScale } from '../../core/quant/params';
import type { DeviceQuantParams } from '../ops/fakeQuant';

// An interface is no container of tensors to tfjs's types; an alias is.
export type Params = Pick<DeviceQuantParams, keyof DeviceQuantParams>;

/** Turns ranges on the device into parameters, as `paramsOf` in core does off it. */
export class RangeRule {
  private readonly constants;

  constructor(
    private readonly grid: Grid,
    private readonly convention: Convention,
    /** A device's own division need not be rounded exactly. */
    private readonly divide: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor = tf.div,
  ) {
    const { min, max } = grid;
    // On the device: numbers would be uploaded anew at every use.
    this.constants = {
      zero: tf.scalar(0),
      half: tf.scalar(0.5),
      one: tf.scalar(1),
      smallest: tf.scalar(smallestScale),
      lowest: tf.scalar(min),
      highest: tf.scalar(max),
      steps: tf.scalar(max - min),
      stepsBelow: tf.scalar(min - max),
    };
  }

  /** Shapes: min and max scalar or [channels]; parameters alike, or scalar where all are equal. */
  params(min: tf.Tensor, max: tf.Tensor): Params {
    return tf.tidy(() => (this.grid.symmetric ? this.symmetric(min, max) : this.affine(min, max)));
  }

  dispose(): void {
    tf.dispose(this.constants);
  }

  private symmetric(min: tf.Tensor, max: tf.Tensor): Params {
    const { zero, lowest, highest, one } = this.constants;
    const largest = tf.maximum(tf.maximum(tf.neg(min), max), zero);
    const scale = this.atLeastSmallest(this.divide(largest, highest));
    return { scale, inverse: this.divide(one, scale), low: lowest.clone(), high: highest.clone() };
  }

  private affine(min: tf.Tensor, max: tf.Tensor): Params {
    const { zero, one, steps, stepsBelow } = this.constants;
    const bottom = tf.minimum(min, zero);
    const span = tf.sub(tf.maximum(max, zero), bottom);
    const scale = this.atLeastSmallest(this.divide(span, steps));
    const unclamped = this.lowestLessZeroPoint(this.divide(bottom, scale));
    const low = tf.maximum(tf.minimum(unclamped, zero), stepsBelow);
    return { scale, inverse: this.divide(one, scale), low, high: tf.add(low, steps) };
  }

  /** `qmin - z`; TensorFlow rounds the zero point itself, ties up. */
  private lowestLessZeroPoint(bottomInSteps: tf.Tensor): tf.Tensor {
    if (this.convention === 'pytorch') return tf.round(bottomInSteps);
    const { half, lowest } = this.constants;
    return tf.sub(lowest, tf.floor(tf.add(tf.sub(lowest, bottomInSteps), half)));
  }

  private atLeastSmallest(scale: tf.Tensor): tf.Tensor {
    return tf.maximum(scale, this.constants.smallest);
  }
}
