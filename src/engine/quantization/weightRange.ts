import * as tf from '@tensorflow/tfjs-core';
import type { Convention, QuantParams } from '../../core/quant/params';
import type { Rounding } from '../../core/scheme/scheme';
import { type DeviceQuantParams, fakeQuant } from '../ops/fakeQuant';
import { roundChannels, trackChannels } from '../ops/trackRange';
import { constantParams } from './deviceParams';
import { assignAll, type WeightQuantizer } from './quantizers';
import { type Params, RangeRule } from './rangeRule';

/**
 * How the range of weights moves while they train: it stays, is that of the weights of each step, or
 * only widens to them.
 */
export type WeightTracking = 'fixed' | 'follows' | 'widens';

/**
 * The parameters of one layer's weights, kept on the device. While it tracks, each step's weights
 * move them; frozen, or with ranges that calibration fixed, they stay.
 */
export class WeightRange implements WeightQuantizer {
  readonly learned = [];
  private readonly params: Readonly<Record<keyof Params, tf.Variable>>;
  /** The widest range so far, where it only widens. */
  private readonly widest: { readonly min: tf.Variable; readonly max: tf.Variable } | null;
  private readonly rule: RangeRule;

  constructor(
    private readonly initial: QuantParams,
    private readonly tracking: WeightTracking,
    convention: Convention,
    private readonly rounding: Rounding,
  ) {
    this.rule = new RangeRule(initial.grid, convention);
    this.params = tf.tidy(() => {
      const { scale, inverse, low, high } = constantParams(initial);
      const variable = (tensor: tf.Tensor) => tf.variable(tensor, false);
      return {
        scale: variable(scale),
        inverse: variable(inverse),
        low: variable(low),
        high: variable(high),
      };
    });
    this.widest = tracking === 'widens' ? this.rangeOfParams() : null;
  }

  get state(): Readonly<Record<string, tf.Variable>> {
    return { ...this.params, ...this.widest };
  }

  restore(values: Readonly<Record<string, tf.Tensor>>): void {
    assignAll(this.state, values);
  }

  get scale(): tf.Tensor {
    return this.params.scale;
  }

  get current(): DeviceQuantParams {
    return this.params;
  }

  round<T extends tf.Tensor>(weight: T, observing: boolean): T {
    if (observing && this.followsChannels && this.rounding.ties === 'half-even') {
      const rounded = roundChannels(weight, this.initial.grid.max, (seen) => this.take(seen));
      if (rounded) return rounded;
    }
    if (observing) this.measure(weight);
    return fakeQuant(weight, this.params, this.rounding);
  }

  measure(weight: tf.Tensor): void {
    if (this.tracking === 'fixed') return;
    tf.tidy(() => this.take(this.fused(weight) ?? this.composed(weight)));
  }

  rescale(factors: tf.Tensor): void {
    if (this.initial.axis === null) return;
    const { scale, inverse } = this.params;
    tf.tidy(() => {
      scale.assign(tf.mul(scale, factors));
      inverse.assign(tf.reciprocal(scale));
    });
  }

  async read(): Promise<QuantParams> {
    const { grid, axis } = this.initial;
    const scale = Float32Array.from(await this.params.scale.data<'float32'>());
    const low = await this.params.low.data<'float32'>();
    const zeroPoint = Int32Array.from(
      scale,
      (_, c) => grid.min - (low[low.length > 1 ? c : 0] ?? 0),
    );
    return { grid, axis, scale, zeroPoint };
  }

  settle(): void {}

  dispose(): void {
    tf.dispose(Object.values(this.params));
    if (this.widest) tf.dispose([this.widest.min, this.widest.max]);
    this.rule.dispose();
  }

  private get followsChannels(): boolean {
    const { grid, axis } = this.initial;
    return this.tracking === 'follows' && grid.symmetric && axis !== null;
  }

  private take(seen: Partial<Params>): void {
    for (const name of ['scale', 'inverse', 'low', 'high'] as const) {
      const value = seen[name];
      if (value) this.params[name].assign(value);
    }
  }

  private fused(weight: tf.Tensor): Partial<Params> | null {
    return this.followsChannels ? trackChannels(weight, this.initial.grid.max) : null;
  }

  private composed(weight: tf.Tensor): Params {
    const perChannel = this.initial.axis !== null;
    const axes = perChannel ? weight.shape.map((_, axis) => axis).slice(0, -1) : undefined;
    const [min, max] = [tf.min(weight, axes), tf.max(weight, axes)];
    if (!this.widest) return this.rule.params(min, max);
    this.widest.min.assign(tf.minimum(this.widest.min, min));
    this.widest.max.assign(tf.maximum(this.widest.max, max));
    return this.rule.params(this.widest.min, this.widest.max);
  }

  private rangeOfParams(): { min: tf.Variable; max: tf.Variable } {
    const { scale, low, high } = this.params;
    return tf.tidy(() => ({
      min: tf.variable(tf.mul(low, scale), false),
      max: tf.variable(tf.mul(high, scale), false),
    }));
  }
}
