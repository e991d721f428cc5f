import * as tf from '@tensorflow/tfjs-core';
import { realWeights } from '../../core/integer/integerWeights';
import { type LayerStep, rangesBeforeRelu } from '../../core/integer/layerStep';
import { hasRelu, poolSize } from '../../core/model/spec';
import { convBlock } from '../ops/convBlock';
import { dense } from '../ops/dense';
import { type DeviceActivations, deviceValues } from './deviceActivations';
import type { DeviceLayer, LayerResult } from './deviceLayer';

/** A layer left in float, or with weights or an input that are. */
export class FloatLayer implements DeviceLayer {
  private readonly weight: tf.Tensor;
  private readonly bias: tf.Tensor1D;

  constructor(private readonly step: LayerStep) {
    const { layer, model } = step;
    this.weight = tf.tensor(realWeights(layer, model.rounding), [...layer.weightShape]);
    this.bias = tf.tensor1d(layer.bias);
  }

  run(input: DeviceActivations): LayerResult {
    const x = deviceValues(input);
    const { values, beforeRelu } = this.outputs(x);
    return { activations: { kind: 'real', values, beforeRelu }, sums: null };
  }

  dispose(): void {
    tf.dispose([this.weight, this.bias]);
  }

  private outputs(x: tf.Tensor): { values: tf.Tensor; beforeRelu: tf.Tensor | null } {
    const { weight, bias } = this;
    if (this.step.layer.spec.kind === 'dense') return this.denseOutputs(x);
    const kernel = weight as tf.Tensor4D;
    if (!rangesBeforeRelu(this.step)) {
      return { values: convBlock(x as tf.Tensor4D, kernel, bias, false), beforeRelu: null };
    }
    const beforeRelu = tf.add<tf.Tensor4D>(tf.conv2d(x as tf.Tensor4D, kernel, 1, 'valid'), bias);
    return { values: tf.maxPool(tf.relu(beforeRelu), poolSize, poolSize, 'valid'), beforeRelu };
  }

  private denseOutputs(x: tf.Tensor): { values: tf.Tensor; beforeRelu: tf.Tensor | null } {
    const flat = tf.reshape(x, [x.shape[0] ?? 1, -1]) as tf.Tensor2D;
    const sums = dense(flat, this.weight as tf.Tensor2D, this.bias);
    return {
      values: hasRelu(this.step.layer.spec) ? tf.relu(sums) : sums,
      beforeRelu: rangesBeforeRelu(this.step) ? sums : null,
    };
  }
}
