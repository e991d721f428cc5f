import * as tf from '@tensorflow/tfjs-core';
import { integerWeights } from '../../core/integer/integerWeights';
import { type LayerStep, rangesBeforeRelu } from '../../core/integer/layerStep';
import { hasRelu } from '../../core/model/spec';
import type { ActivationQuant } from '../../core/quantized/quantizedModel';
import type { DeviceActivations, DeviceQuantizer } from './deviceActivations';
import type { DeviceLayer, LayerResult } from './deviceLayer';
import { ExactProducts } from './exactProducts';
import { knownConstants, RangedConstants, type SumConstants } from './sumConstants';

/** A layer that multiplies and adds integers, held in float32. */
export class IntegerLayer implements DeviceLayer {
  private readonly products: ExactProducts;
  private readonly known: SumConstants | null;
  private readonly ranged: RangedConstants | null;
  /** Real values; null where it is an integer. */
  private readonly floatBias: tf.Tensor1D | null;

  constructor(
    private readonly step: LayerStep,
    input: ActivationQuant,
    private readonly output: DeviceQuantizer | null,
  ) {
    const { layer, shaped, model } = step;
    const weight = integerWeights(layer, model.rounding);
    this.products = new ExactProducts(shaped, weight, largestInput(input));
    this.known = input.kind === 'static' ? knownConstants(step, input.scale) : null;
    this.ranged = input.kind === 'static' ? null : new RangedConstants(step);
    this.floatBias = model.bias.kind === 'float' ? tf.tensor1d(layer.bias) : null;
  }

  run(x: DeviceActivations): LayerResult {
    if (x.kind !== 'codes') throw new RangeError('an integer layer needs codes');
    const constants = this.constants(x.params.scale);
    const { bias, multiplier } = constants;
    if (!bias || rangesBeforeRelu(this.step)) return this.throughReal(x.centered, constants);
    const sums = this.products.outputs(x.centered, bias);
    const activations: DeviceActivations =
      this.output && multiplier
        ? this.output.requantize(sums, multiplier)
        : { kind: 'real', values: tf.mul(sums, constants.scales), beforeRelu: null };
    return { activations, sums };
  }

  dispose(): void {
    this.products.dispose();
    this.ranged?.dispose();
    this.floatBias?.dispose();
    if (!this.known) return;
    const { scales, bias, multiplier } = this.known;
    tf.dispose([scales, ...(bias ? [bias.value] : []), ...(multiplier ? [multiplier] : [])]);
  }

  private constants(inputScale: tf.Tensor): SumConstants {
    const constants = this.known ?? this.ranged?.at(inputScale);
    if (!constants) throw new RangeError('a layer has constants, known or ranged');
    return constants;
  }

  /** Sums become real values before ReLU, because a float bias is added or the range is taken there. */
  private throughReal(centered: tf.Tensor, { bias, scales }: SumConstants): LayerResult {
    const real = (sums: tf.Tensor) => {
      const product = tf.mul(sums, scales);
      return this.floatBias ? tf.add(product, this.floatBias) : product;
    };
    const sums = this.products.pooledSums(centered, bias);
    const values = hasRelu(this.step.layer.spec) ? tf.relu(real(sums)) : real(sums);
    const beforeRelu = rangesBeforeRelu(this.step)
      ? real(this.products.sums(centered, bias))
      : null;
    return { activations: { kind: 'real', values, beforeRelu }, sums };
  }
}

/** The largest magnitude of a code less its zero point. */
function largestInput(input: ActivationQuant): number {
  const { min, max } = input.grid;
  if (input.kind === 'dynamic') return max - min;
  return Math.max(max - input.zeroPoint, input.zeroPoint - min);
}
