import * as tf from '@tensorflow/tfjs-core';
import { type LatentWeight, latentWeight } from '../network/latentWeight';
import type { FakeQuantized } from '../quantization/fakeQuantized';
import type { WeightQuantizer } from '../quantization/quantizers';

function eachWeight(
  { parameters, tap }: FakeQuantized,
  use: (quantizer: WeightQuantizer, latent: LatentWeight, layerId: string) => void,
): void {
  tf.tidy(() => {
    for (const layer of parameters.model.layers) {
      const { weight } = tap.of(layer.id);
      if (weight) use(weight, latentWeight(parameters, layer, tap), layer.id);
    }
  });
}

/** Takes the ranges that follow weights from the weights as they are now. */
export function measureWeights(network: FakeQuantized): void {
  eachWeight(network, (quantizer, { weight }) => quantizer.measure(weight));
}

/** Replaces the weights by what they are rounded to, but for the layers in `frozen`. */
export function hardenWeights(network: FakeQuantized, frozen: ReadonlySet<string>): void {
  eachWeight(network, (quantizer, { variable, factor, weight }, layerId) => {
    if (frozen.has(layerId)) return;
    const rounded = quantizer.round(weight, network.tap.observing);
    variable.assign(factor ? tf.div(rounded, factor) : rounded);
  });
}
