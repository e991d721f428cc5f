import type * as tf from '@tensorflow/tfjs-core';
import type { QuantizedLayer, QuantizedModel } from '../../core/quantized/quantizedModel';
import type { Network } from '../network/fold';
import { layerInput } from '../network/forward';
import { Parameters } from '../network/parameters';
import { createTap } from '../quantization/createTap';
import { checkpointOf } from '../quantization/simulated';

/** A layer of a quantized network beside the same of the float network, with what enters both. */
export interface ComparedLayer {
  readonly layer: QuantizedLayer;
  /** In the float network. */
  readonly floatWeight: Float32Array;
  /** Returns what enters the layer in the float network. */
  floatInput(images: tf.Tensor4D): tf.Tensor;
  /** Returns what enters the layer in the quantized network, quantized. */
  quantizedInput(images: tf.Tensor4D): tf.Tensor;
  /** Frees both networks. */
  dispose(): void;
}

/**
 * Puts a quantized network and the float network that it comes from on the device, to look at the
 * layer of that index; whoever does so disposes it.
 */
export function compareLayer(
  network: Network,
  model: QuantizedModel,
  index: number,
): ComparedLayer {
  const layer = model.layers[index];
  const floatWeight = network.checkpoint.get(`${layer?.spec.id}.weight`)?.data;
  if (!layer || !floatWeight) throw new RangeError(`there is no layer ${index} in both networks`);
  const float = Parameters.fromCheckpoint(network.model, network.checkpoint);
  const quantized = Parameters.fromCheckpoint(model.model, checkpointOf(model));
  const tap = createTap(model);
  return {
    layer,
    floatWeight,
    floatInput: (images) => layerInput(float, images, index),
    quantizedInput: (images) => layerInput(quantized, images, index, { tap }),
    dispose() {
      float.dispose();
      quantized.dispose();
      tap.dispose();
    },
  };
}
