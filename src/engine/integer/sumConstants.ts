import * as tf from '@tensorflow/tfjs-core';
import { atOwnScale, biasEnds, integerBias, sumScales } from '../../core/integer/integerBias';
import type { LayerStep } from '../../core/integer/layerStep';
import { floatMultiplier } from '../../core/integer/requantize';
import { exactDivide } from './exactDivide';
import type { DeviceBias } from './exactProducts';

/** What follows from the scale of a layer's input, on the device. */
export interface SumConstants {
  /** What a sum of one counts. Shapes: [out]. */
  readonly scales: tf.Tensor1D;
  /** Null where it stays in float. */
  readonly bias: DeviceBias | null;
  /** From sums to codes; null where they do not go there in one step. Shapes: [out]. */
  readonly multiplier: tf.Tensor1D | null;
}

/** Returns the constants of a layer whose input has a scale that is known; the caller disposes them. */
export function knownConstants(step: LayerStep, inputScale: number): SumConstants {
  const { layer, model, output } = step;
  const weightScale = layer.weightParams?.scale ?? Float32Array.of(1);
  const scales = sumScales(inputScale, weightScale, layer.bias.length);
  const bias = integerBias(layer.bias, model.bias, scales);
  const multipliers = (to: number) =>
    scales.map((_, channel) => {
      const weight = weightScale[channel % weightScale.length] ?? 1;
      return floatMultiplier({ input: inputScale, weight, output: to });
    });
  return {
    scales: tf.tensor1d(scales),
    bias: bias && {
      value: tf.tensor1d(Float32Array.from(bias)),
      bound: Math.max(...bias.map(Math.abs)),
    },
    multiplier: output?.kind === 'static' && bias ? tf.tensor1d(multipliers(output.scale)) : null,
  };
}

/** The constants of a layer whose input is ranged by the batch, as core computes them. */
export class RangedConstants {
  private readonly weightScale: tf.Tensor1D;
  /** Real values; null where it stays in float. */
  private readonly bias: tf.Tensor1D | null;
  private readonly outputScale: tf.Scalar | null;

  constructor(private readonly step: LayerStep) {
    const { layer, model, output } = step;
    const { bias } = layer;
    const one = Float32Array.of(1);
    this.weightScale = tf.tensor1d(sumScales(1, layer.weightParams?.scale ?? one, bias.length));
    this.bias = model.bias.kind === 'float' ? null : tf.tensor1d(this.rounded(bias));
    this.outputScale = output?.kind === 'static' ? tf.scalar(output.scale) : null;
  }

  /** Returns the constants for an input of that scale. */
  at(inputScale: tf.Tensor): SumConstants {
    const scales = tf.mul<tf.Tensor1D>(this.weightScale, inputScale);
    return {
      scales,
      bias: this.bias && this.integers(this.bias, scales),
      multiplier:
        this.bias && this.outputScale
          ? (exactDivide(scales, this.outputScale) as tf.Tensor1D)
          : null,
    };
  }

  dispose(): void {
    tf.dispose([this.weightScale]);
    this.bias?.dispose();
    this.outputScale?.dispose();
  }

  private rounded(bias: Float32Array): Float32Array {
    const { bias: scheme } = this.step.model;
    return scheme.kind === 'own' ? atOwnScale(bias, scheme.bits) : bias;
  }

  private integers(bias: tf.Tensor1D, scales: tf.Tensor1D): DeviceBias {
    const { bias: scheme } = this.step.model;
    const { min, max } = biasEnds(scheme.kind === 'product' ? scheme.bits : 32);
    const codes = tf.round(exactDivide(bias, scales));
    return { value: tf.clipByValue(codes, min, max) as tf.Tensor1D, bound: -min };
  }
}
