import * as tf from '@tensorflow/tfjs-core';
import type { Grid } from '../../core/quant/grid';
import { smallestScale } from '../../core/quant/params';
import type { Range, Tracking } from '../../core/quantizers/quantizer';
import type { DeviceQuantParams } from '../ops/fakeQuant';
import { trackRange } from '../ops/trackRange';

/**
 * The range of one activation tensor, kept on the device, with the affine parameters that follow
 * from it. While it tracks, each batch moves it; frozen, it stays.
 */
export class ActivationRange {
  readonly min: tf.Variable<tf.Rank.R0>;
  readonly max: tf.Variable<tf.Rank.R0>;
  private readonly rate: tf.Scalar | null;
  private readonly constants: tf.Scalar[];
  private params: DeviceQuantParams;

  constructor(
    range: Range,
    private readonly grid: Grid,
    private readonly tracking: Tracking,
  ) {
    this.min = scalarVariable(range.min);
    this.max = scalarVariable(range.max);
    this.rate = tracking.kind === 'average' ? tf.scalar(tracking.rate) : null;
    this.constants = [0, 1, smallestScale, grid.max - grid.min].map((value) => tf.scalar(value));
    this.params = this.computeParams();
  }

  /** Returns the parameters in force; they belong to this object. */
  get current(): DeviceQuantParams {
    return this.params;
  }

  /** Moves the range by what `x` holds, and the parameters with it. */
  observe(x: tf.Tensor): void {
    if (this.tracking.kind === 'fixed') return;
    const old = this.params;
    this.params = tf.tidy(() => this.fused(x) ?? this.composed(x));
    tf.dispose(Object.values(old));
  }

  /** Reads scale and zero point back from the device. */
  async read(): Promise<{ scale: number; zeroPoint: number }> {
    const [scale] = await this.params.scale.data();
    const [low] = await this.params.low.data();
    return { scale: scale ?? Number.NaN, zeroPoint: this.grid.min - (low ?? Number.NaN) };
  }

  dispose(): void {
    tf.dispose([this.min, this.max, ...this.constants, ...Object.values(this.params)]);
    this.rate?.dispose();
  }

  private fused(x: tf.Tensor): Params | null {
    const steps = this.grid.max - this.grid.min;
    const tracked = trackRange(x, this, this.tracking, steps);
    if (!tracked) return null;
    this.min.assign(tracked.min);
    this.max.assign(tracked.max);
    return kept(tracked.params);
  }

  private composed(x: tf.Tensor): Params {
    this.min.assign(this.moved(this.min, tf.min(x), tf.minimum));
    this.max.assign(this.moved(this.max, tf.max(x), tf.maximum));
    return this.computeParams();
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

  /** Affine parameters of the range, as `affineParams` in core computes them. */
  private computeParams(): Params {
    const [zero, one, smallest, steps] = this.constants as [
      tf.Scalar,
      tf.Scalar,
      tf.Scalar,
      tf.Scalar,
    ];
    return tf.tidy(() => {
      const min = tf.minimum(this.min, zero);
      const max = tf.maximum(this.max, zero);
      const scale = tf.maximum(tf.div(tf.sub(max, min), steps), smallest);
      // z = qmin - rint(min / s), kept on the grid; low = qmin - z and high = qmax - z.
      const low = tf.maximum(tf.minimum(tf.round(tf.div(min, scale)), zero), tf.neg(steps));
      const inverse = tf.div<tf.Scalar>(one, scale);
      return kept({ scale, inverse, low, high: tf.add(low, steps) });
    });
  }
}

// An interface is no container of tensors to tfjs's types; an alias is.
type Params = Pick<DeviceQuantParams, keyof DeviceQuantParams>;

/** An observation inside a training step must outlive that step's tidy. */
function kept(params: Params): Params {
  for (const tensor of Object.values(params)) tf.keep(tensor);
  return params;
}

function scalarVariable(value: number): tf.Variable<tf.Rank.R0> {
  return tf.tidy(() => tf.variable(tf.scalar(value), false)) as tf.Variable<tf.Rank.R0>;
}
