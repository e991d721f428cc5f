import * as tf from '@tensorflow/tfjs-core';
import { stepSizeGradientScale } from '../../core/quant/learnedStepSize';
import type { QuantParams } from '../../core/quant/params';
import type { Rounding } from '../../core/scheme/scheme';
import { learnedQuant } from '../ops/learnedQuant';
import { LearnedScale } from './learnedScale';
import { assignAll, type WeightQuantizer } from './quantizers';

/**
 * Scales of one layer's weights that are trained with them; zero points stay.
 * Source: Esser et al., arXiv 1902.08153, section 2.
 */
export class LearnedWeight implements WeightQuantizer {
  readonly learned: readonly tf.Variable[];
  private readonly kept: LearnedScale;
  private readonly zeroPoint: tf.Tensor | null;

  constructor(
    private readonly initial: QuantParams,
    private readonly rounding: Rounding,
  ) {
    const { grid, axis, scale, zeroPoint } = initial;
    const tensor = (values: Float32Array) =>
      axis === null ? tf.scalar(values[0] ?? 0) : tf.tensor1d(values);
    this.kept = new LearnedScale(tensor(scale));
    this.zeroPoint = grid.symmetric ? null : tensor(Float32Array.from(zeroPoint));
    this.learned = [this.kept.variable];
  }

  get state() {
    return { scale: this.kept.variable };
  }

  restore(values: Readonly<Record<string, tf.Tensor>>): void {
    assignAll(this.state, values);
  }

  get scale(): tf.Tensor {
    return this.kept.variable;
  }

  round<T extends tf.Tensor>(weight: T): T {
    const { grid } = this.initial;
    const factor = stepSizeGradientScale(weight.size / this.scale.size, grid.max);
    return learnedQuant(weight, this.scale, this.zeroPoint, grid, factor, this.rounding);
  }

  measure(): void {}

  rescale(factors: tf.Tensor): void {
    if (this.initial.axis === null) return;
    tf.tidy(() => this.kept.variable.assign(tf.mul(this.kept.variable, factors)));
  }

  settle(): void {
    this.kept.settle();
  }

  async read(): Promise<QuantParams> {
    const scale = Float32Array.from(await this.scale.data<'float32'>());
    return { ...this.initial, scale };
  }

  dispose(): void {
    this.kept.dispose();
    this.zeroPoint?.dispose();
  }
}
