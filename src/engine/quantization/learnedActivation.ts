import * as tf from '@tensorflow/tfjs-core';
import type { Grid } from '../../core/quant/grid';
import { stepSizeGradientScale } from '../../core/quant/learnedStepSize';
import type { Rounding } from '../../core/scheme/scheme';
import { learnedQuant } from '../ops/learnedQuant';
import { LearnedScale } from './learnedScale';
import { type ActivationQuantizer, assignAll, type StaticQuant } from './quantizers';

/**
 * The scale of one tensor of activations, trained with the weights; and in LSQ+ its offset, the real
 * value of code 0, which the zero point follows.
 * Source: Bhalgat et al., arXiv 2004.09576, equations 4 to 6.
 */
export class LearnedActivation implements ActivationQuantizer {
  readonly learned: readonly tf.Variable[];
  private readonly kept: LearnedScale;
  /** Null where the zero point stays. */
  private readonly offset: tf.Variable | null;
  private readonly ends: { readonly least: tf.Scalar; readonly most: tf.Scalar };

  constructor(
    private readonly initial: StaticQuant,
    learnsOffset: boolean,
    private readonly rounding: Rounding,
  ) {
    const { grid, scale, zeroPoint } = initial;
    this.kept = new LearnedScale(tf.scalar(scale));
    this.offset = learnsOffset ? tf.tidy(() => tf.variable(tf.scalar(-zeroPoint * scale))) : null;
    // Zero keeps a code: offsets lie between those of the outermost zero points.
    this.ends = { least: tf.scalar(-grid.max), most: tf.scalar(-grid.min) };
    this.learned = this.offset ? [this.kept.variable, this.offset] : [this.kept.variable];
  }

  get state(): Readonly<Record<string, tf.Variable>> {
    const { offset } = this;
    return { scale: this.kept.variable, ...(offset ? { offset } : {}) };
  }

  restore(values: Readonly<Record<string, tf.Tensor>>): void {
    assignAll(this.state, values);
  }

  get scale(): tf.Tensor {
    return this.kept.variable;
  }

  round<T extends tf.Tensor>(x: T): T {
    const { grid } = this.initial;
    const features = x.size / (x.shape[0] || 1);
    const factor = stepSizeGradientScale(features, grid.max);
    const { scale, offset, rounding } = this;
    if (!offset) return learnedQuant(x, scale, null, this.shifted(), factor, rounding);
    // The zero point passes its gradient on to the offset and the scale.
    const zeroPoint = tf.neg(tf.div(offset, scale));
    return learnedQuant(x, scale, zeroPoint, grid, factor, rounding);
  }

  settle(): void {
    this.kept.settle();
    const { offset, ends, scale } = this;
    if (!offset) return;
    tf.tidy(() => {
      const [least, most] = [tf.mul(ends.least, scale), tf.mul(ends.most, scale)];
      offset.assign(tf.minimum(tf.maximum(offset, least), most));
    });
  }

  async read(): Promise<StaticQuant> {
    const [scale = Number.NaN] = await this.scale.data();
    return { ...this.initial, scale, zeroPoint: await this.readZeroPoint() };
  }

  dispose(): void {
    this.kept.dispose();
    this.offset?.dispose();
    tf.dispose(this.ends);
  }

  /** The codes, counted from a zero point that stays. */
  private shifted(): Pick<Grid, 'min' | 'max'> {
    const { grid, zeroPoint } = this.initial;
    return { min: grid.min - zeroPoint, max: grid.max - zeroPoint };
  }

  private async readZeroPoint(): Promise<number> {
    const { offset, scale } = this;
    if (!offset) return this.initial.zeroPoint;
    const rounded = tf.tidy(() => tf.round(tf.neg(tf.div(offset, scale))));
    const [code = Number.NaN] = await rounded.data();
    rounded.dispose();
    // Never -0, which is no code.
    return code + 0;
  }
}
