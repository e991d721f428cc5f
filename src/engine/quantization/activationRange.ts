import * as tf from '@tensorflow/tfjs-core';
import type { Convention } from '../../core/quant/params';
import type { Tracking } from '../../core/quantizers/quantizer';
import type { Rounding } from '../../core/scheme/scheme';
import { type DeviceQuantParams, fakeQuant } from '../ops/fakeQuant';
import { trackRange } from '../ops/trackRange';
import { constantParams } from './deviceParams';
import { type ActivationQuantizer, assignAll, type StaticQuant } from './quantizers';
import { type Params, RangeRule } from './rangeRule';

/**
 * The range of one activation tensor, kept on the device, with the parameters that follow from it.
 * While it tracks, each batch moves it; frozen, it stays.
 */
export class ActivationRange implements ActivationQuantizer {
  readonly learned = [];
  readonly min: tf.Variable<tf.Rank.R0>;
  readonly max: tf.Variable<tf.Rank.R0>;
  private readonly rate: tf.Scalar | null;
  private readonly rule: RangeRule;
  private readonly grid: StaticQuant['grid'];
  private params: DeviceQuantParams;

  constructor(
    { grid, scale, zeroPoint }: StaticQuant,
    private readonly tracking: Tracking,
    private readonly convention: Convention,
    private readonly rounding: Rounding,
  ) {
    this.grid = grid;
    this.min = scalarVariable((grid.min - zeroPoint) * scale);
    this.max = scalarVariable((grid.max - zeroPoint) * scale);
    this.rate = tracking.kind === 'average' ? tf.scalar(tracking.rate) : null;
    this.rule = new RangeRule(grid, convention);
    this.params = constantParams({
      grid,
      axis: null,
      scale: Float32Array.of(scale),
      zeroPoint: Int32Array.of(zeroPoint),
    });
  }

  get state(): Readonly<Record<string, tf.Tensor>> {
    return { min: this.min, max: this.max, ...this.params };
  }

  restore(values: Readonly<Record<string, tf.Tensor>>): void {
    assignAll({ min: this.min, max: this.max }, values);
    const taken = (name: keyof Params) => tf.clone(values[name] ?? this.params[name]);
    this.replace({
      scale: taken('scale'),
      inverse: taken('inverse'),
      low: taken('low'),
      high: taken('high'),
    });
  }

  get scale(): tf.Tensor {
    return this.params.scale;
  }

  /** Returns the parameters in force; they belong to this object. */
  get current(): DeviceQuantParams {
    return this.params;
  }

  round<T extends tf.Tensor>(x: T, observing: boolean): T {
    if (observing) this.observe(x);
    return fakeQuant(x, this.params, this.rounding);
  }

  /** Moves the range by what `x` holds, and the parameters with it. */
  observe(x: tf.Tensor): void {
    if (this.tracking.kind === 'fixed') return;
    this.replace(tf.tidy(() => this.fused(x) ?? this.composed(x)));
  }

  async read(): Promise<StaticQuant> {
    const [scale = Number.NaN] = await this.params.scale.data();
    const [low = Number.NaN] = await this.params.low.data();
    return { kind: 'static', grid: this.grid, scale, zeroPoint: this.grid.min - low };
  }

  settle(): void {}

  dispose(): void {
    tf.dispose([this.min, this.max, ...Object.values(this.params)]);
    this.rule.dispose();
    this.rate?.dispose();
  }

  /** Parameters that are made inside a training step must outlive that step's tidy. */
  private replace(params: Params): void {
    const old = this.params;
    this.params = kept(params);
    tf.dispose(Object.values(old));
  }

  private fused(x: tf.Tensor): Params | null {
    if (this.grid.symmetric) return null;
    const steps = this.grid.max - this.grid.min;
    const tracked = trackRange(x, this, this.tracking, steps, this.convention);
    if (!tracked) return null;
    this.min.assign(tracked.min);
    this.max.assign(tracked.max);
    return tracked.params;
  }

  private composed(x: tf.Tensor): Params {
    this.min.assign(this.moved(this.min, tf.min(x), tf.minimum));
    this.max.assign(this.moved(this.max, tf.max(x), tf.maximum));
    return this.rule.params(this.min, this.max);
  }

  private moved(
    running: tf.Variable<tf.Rank.R0>,
    batch: tf.Scalar,
    widen: typeof tf.minimum,
  ): tf.Scalar {
    return this.rate
      ? tf.add(running, tf.mul(tf.sub(batch, running), this.rate))
      : widen(running, batch);
  }
}

function kept(params: Params): Params {
  for (const tensor of Object.values(params)) tf.keep(tensor);
  return params;
}

function scalarVariable(value: number): tf.Variable<tf.Rank.R0> {
  return tf.tidy(() => tf.variable(tf.scalar(value), false)) as tf.Variable<tf.Rank.R0>;
}
