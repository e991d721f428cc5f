import * as tf from '@tensorflow/tfjs-core';
import type { Grid } from '../../core/quant/grid';
import { type QuantParams, smallestScale } from '../../core/quant/params';
import type { Tracking } from '../../core/quantizers/quantizer';
import { type DeviceQuantParams, fakeQuant } from '../ops/fakeQuant';
import { roundChannels, trackChannels } from '../ops/trackRange';

/**
 * The symmetric per-channel scales of one layer's weights, kept on the device. While it tracks,
 * each step's weights set them; frozen, or with ranges that calibration fixed, they stay.
 */
export class WeightRange {
  private readonly scale: tf.Variable<tf.Rank.R1>;
  private readonly inverse: tf.Variable<tf.Rank.R1>;
  private readonly highest: number;
  private readonly constants: {
    smallest: tf.Scalar;
    one: tf.Scalar;
    low: tf.Scalar;
    high: tf.Scalar;
  };

  constructor(
    { grid, scale }: QuantParams,
    private readonly tracking: Tracking,
  ) {
    this.highest = grid.max;
    this.constants = {
      smallest: tf.scalar(smallestScale),
      one: tf.scalar(1),
      low: tf.scalar(grid.min),
      high: tf.scalar(grid.max),
    };
    this.scale = tf.tidy(() => tf.variable(tf.tensor1d(scale), false));
    this.inverse = tf.tidy(() => tf.variable(tf.div(this.constants.one, this.scale), false));
  }

  get current(): DeviceQuantParams {
    const { low, high } = this.constants;
    return { scale: this.scale, inverse: this.inverse, low, high };
  }

  /** Returns the weights rounded to the grid, which follows them first where `observing` says so. */
  round<T extends tf.Tensor>(weight: T, observing: boolean): T {
    if (observing && this.tracking.kind !== 'fixed') {
      const rounded = roundChannels(weight, this.highest, ({ scale, inverse }) => {
        this.scale.assign(scale);
        this.inverse.assign(inverse);
      });
      if (rounded) return rounded;
    }
    if (observing) this.observe(weight);
    return fakeQuant(weight, this.current);
  }

  /** Sets the scales to max|w| over the highest code, channel by channel. */
  observe(weight: tf.Tensor): void {
    if (this.tracking.kind === 'fixed') return;
    tf.tidy(() => {
      const { scale, inverse } = trackChannels(weight, this.highest) ?? this.composed(weight);
      this.scale.assign(scale);
      this.inverse.assign(inverse);
    });
  }

  /** Reads the scales back from the device as parameters over the last axis. */
  async read(grid: Grid, axis: number): Promise<QuantParams> {
    const scale = Float32Array.from(await this.scale.data<'float32'>());
    return { grid, axis, scale, zeroPoint: new Int32Array(scale.length) };
  }

  dispose(): void {
    tf.dispose([this.scale, this.inverse, ...Object.values(this.constants)]);
  }

  private composed(weight: tf.Tensor): { scale: tf.Tensor1D; inverse: tf.Tensor1D } {
    const { high, smallest, one } = this.constants;
    const axes = weight.shape.map((_, axis) => axis).slice(0, -1);
    const largest = tf.max(tf.abs(weight), axes);
    const scale = tf.maximum<tf.Tensor1D>(tf.div(largest, high), smallest);
    return { scale, inverse: tf.div(one, scale) };
  }
}
