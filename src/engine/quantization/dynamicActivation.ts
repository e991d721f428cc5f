import * as tf from '@tensorflow/tfjs-core';
import type { Grid } from '../../core/quant/grid';
import type { Convention } from '../../core/quant/params';
import type { ActivationQuant } from '../../core/quantized/quantizedModel';
import type { Rounding } from '../../core/scheme/scheme';
import { fakeQuant } from '../ops/fakeQuant';
import type { ActivationQuantizer } from './quantizers';
import { type Params, RangeRule } from './rangeRule';

/** Rounds each batch to the range between its own smallest and largest value. */
export class DynamicActivation implements ActivationQuantizer {
  readonly learned = [];
  readonly state = {};
  private readonly rule: RangeRule;
  /** Of the batch that passed last; freed with its other tensors. */
  private params: Params | null = null;

  constructor(
    private readonly grid: Grid,
    convention: Convention,
    private readonly rounding: Rounding,
  ) {
    this.rule = new RangeRule(grid, convention);
  }

  get scale(): tf.Tensor {
    if (!this.params) throw new RangeError('no batch has passed yet');
    return this.params.scale;
  }

  round<T extends tf.Tensor>(x: T): T {
    this.params = this.rule.params(tf.min(x), tf.max(x));
    return fakeQuant(x, this.params, this.rounding);
  }

  async read(): Promise<ActivationQuant> {
    return { kind: 'dynamic', grid: this.grid };
  }

  restore(): void {}

  settle(): void {}

  dispose(): void {
    this.rule.dispose();
  }
}
