import type * as tf from '@tensorflow/tfjs-core';
import type { QuantParams } from '../../core/quant/params';
import type { ActivationQuant } from '../../core/quantized/quantizedModel';

/** How a tensor of activations is quantized whose range is known before it passes. */
export type StaticQuant = Extract<ActivationQuant, { readonly kind: 'static' }>;

/** Gives variables the values of the same names. */
export function assignAll(
  variables: Readonly<Record<string, tf.Variable>>,
  values: Readonly<Record<string, tf.Tensor>>,
): void {
  for (const [name, variable] of Object.entries(variables)) {
    const value = values[name];
    if (value) variable.assign(value);
  }
}

/** What quantizers of weights and of activations have in common. */
interface TensorQuantizer {
  /** Returns the values rounded; ranges that follow values do so first where `observing` says so. */
  round<T extends tf.Tensor>(x: T, observing: boolean): T;
  /** The scale in force, a scalar or one per channel; it belongs to the quantizer. */
  readonly scale: tf.Tensor;
  /** What the optimizer trains along with the weights. */
  readonly learned: readonly tf.Variable[];
  /** What training changes of it, by names of its own; the tensors belong to the quantizer. */
  readonly state: Readonly<Record<string, tf.Tensor>>;
  /** Makes values of the names and shapes of its state its state. */
  restore(values: Readonly<Record<string, tf.Tensor>>): void;
  /** Brings what was learned back where it makes sense, after a step of the optimizer. */
  settle(): void;
  dispose(): void;
}

/** Quantizes what enters a layer, or the logits. */
export interface ActivationQuantizer extends TensorQuantizer {
  /** Reads back from the device how it quantizes. */
  read(): Promise<ActivationQuant>;
}

/** Quantizes the weights of a layer. */
export interface WeightQuantizer extends TensorQuantizer {
  /** Takes the range from these weights, where it follows weights at all. */
  measure(weight: tf.Tensor): void;
  /** Multiplies the scales of channels that are all scaled by these; one scale for all stays. */
  rescale(factors: tf.Tensor): void;
  /** Reads scales and zero points back from the device. */
  read(): Promise<QuantParams>;
}
