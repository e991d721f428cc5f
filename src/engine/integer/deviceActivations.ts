import * as tf from '@tensorflow/tfjs-core';
import type { QuantParams } from '../../core/quant/params';
import type { ActivationQuant, QuantizedModel } from '../../core/quantized/quantizedModel';
import { fakeQuant } from '../ops/fakeQuant';
import { constantParams } from '../quantization/deviceParams';
import { type Params, RangeRule } from '../quantization/rangeRule';
import { exactDivide } from './exactDivide';

/** What passes from layer to layer on the device. */
export type DeviceActivations =
  /** Codes less their zero point. */
  | { readonly kind: 'codes'; readonly centered: tf.Tensor; readonly params: Params }
  | {
      readonly kind: 'real';
      readonly values: tf.Tensor;
      /** What a dynamic quantizer goes by where it sits before ReLU; null for the values. */
      readonly beforeRelu: tf.Tensor | null;
    };

/** Rounds activations to codes on the device, with the codes that core gives. */
export class DeviceQuantizer {
  private readonly one = tf.scalar(1);
  /** Null where the range is that of each batch. */
  private readonly constant: Params | null;
  private readonly rule: RangeRule | null;

  constructor(
    readonly quant: ActivationQuant,
    private readonly model: Pick<QuantizedModel, 'convention' | 'rounding'>,
  ) {
    const { grid } = quant;
    this.constant = quant.kind === 'static' ? constantParams(perTensor(quant)) : null;
    this.rule = quant.kind === 'static' ? null : new RangeRule(grid, model.convention, exactDivide);
  }

  /** Returns real values as codes; codes as they are. */
  quantize(x: DeviceActivations): DeviceActivations {
    if (x.kind === 'codes') return x;
    const params = this.constant ?? this.ranged(x.beforeRelu ?? x.values);
    return this.codes(x.values, params.inverse, params);
  }

  /**
   * Returns the codes of sums times a factor for each channel, with parameters that are known.
   * Shapes: sums [..., channels], multiplier scalar or [channels].
   */
  requantize(sums: tf.Tensor, multiplier: tf.Tensor): DeviceActivations {
    if (!this.constant) throw new RangeError('codes ranged by the batch come from real values');
    return this.codes(sums, multiplier, this.constant);
  }

  dispose(): void {
    tf.dispose([this.one, ...Object.values(this.constant ?? {})]);
    this.rule?.dispose();
  }

  private ranged(values: tf.Tensor): Params {
    if (!this.rule) throw new RangeError('a static quantizer has its range');
    return this.rule.params(tf.min(values), tf.max(values));
  }

  /** Clamps `round(x * factor)` to the grid less the zero point. */
  private codes(x: tf.Tensor, factor: tf.Tensor, params: Params): DeviceActivations {
    const { one } = this;
    const { rounding } = this.model;
    // A device may fuse the product with the half that is added to it to round half up.
    const [steps, inverse] = rounding.ties === 'half-up' ? [tf.mul(x, factor), one] : [x, factor];
    const centered = fakeQuant(steps, { ...params, scale: one, inverse }, rounding);
    return { kind: 'codes', centered, params };
  }
}

function perTensor(quant: Extract<ActivationQuant, { kind: 'static' }>): QuantParams {
  const { grid, scale, zeroPoint } = quant;
  return { grid, axis: null, scale: Float32Array.of(scale), zeroPoint: Int32Array.of(zeroPoint) };
}

/** Returns the codes themselves, with their zero point. */
export function codesOf(
  x: Extract<DeviceActivations, { kind: 'codes' }>,
  lowest: number,
): tf.Tensor {
  return tf.add(tf.sub(x.centered, x.params.low), lowest);
}

/** Returns the real values that activations stand for. */
export function deviceValues(x: DeviceActivations): tf.Tensor {
  return x.kind === 'real' ? x.values : tf.mul(x.centered, x.params.scale);
}
