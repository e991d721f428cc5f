import * as tf from '@tensorflow/tfjs-core';
import { smallestScale } from '../../core/quant/params';

/** A scale that training must not take to zero or below, where it would stand for nothing. */
export class LearnedScale {
  readonly variable: tf.Variable;
  private readonly smallest = tf.scalar(smallestScale);

  constructor(initial: tf.Tensor) {
    this.variable = tf.variable(initial);
    initial.dispose();
  }

  settle(): void {
    tf.tidy(() => this.variable.assign(tf.maximum(this.variable, this.smallest)));
  }

  dispose(): void {
    tf.dispose([this.variable, this.smallest]);
  }
}
